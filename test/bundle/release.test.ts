import { describe, expect, test } from "vitest";
import type { ModulesComponent, ToolComponent } from "../../src/bundle/manifest/component.ts";
import type { Member } from "../../src/bundle/manifest/member.ts";
import { memberPath } from "../../src/bundle/member-path.ts";
import { type Carried, composeRelease } from "../../src/bundle/release.ts";
import type { H1 } from "../../src/golang/dirhash.ts";
import { withTree } from "../support/bundle-parts.ts";
import { faultOf } from "../support/fault-of.ts";
import { makeBundle, type Wanted } from "../support/make-bundle.ts";

const TARGET = "linux/amd64";
const carry = (wanted: Wanted): Carried => makeBundle(wanted);
const go = (name: string, ...versions: string[]) =>
  carry({ name, toolchains: versions.map((version) => ({ version })) });
const names = ({ bundles }: { bundles: readonly Carried[] }) => bundles.map(({ manifest }) => manifest.name);

/** A bundle of one module version that says of itself what is given. */
function module(name: string, says: Partial<ModulesComponent>): Carried {
  const bundle = carry({ name, modules: [{ path: "example.test/x", version: "v1.0.0" }] });
  const components = bundle.manifest.components.map((one) =>
    one.kind === "modules" ? { ...one, ...says } : one,
  );
  return { ...bundle, manifest: { ...bundle.manifest, components } };
}

const h1 = (letter: string) => `h1:${letter.repeat(43)}=` as H1;

describe("a release is a set of bundles", () => {
  test("the same name replaces, another name adds, the one applied last is first", () => {
    const [one, two, other] = [go("app", "1.21.5"), go("app", "1.22.12"), go("other", "1.23.12")];
    const first = composeRelease([], one, TARGET);
    expect(first.goVersions).toEqual(["1.21.5"]);
    const second = composeRelease(first.bundles, other, TARGET);
    expect(names(second)).toEqual(["other", "app"]);
    expect(second.goVersions).toEqual(["1.23.12", "1.21.5"]);
    const third = composeRelease(second.bundles, two, TARGET);
    expect(third.goVersions).toEqual(["1.22.12", "1.23.12"]);
    expect(composeRelease([], undefined, TARGET)).toEqual({ bundles: [], parts: [], goVersions: [] });
  });

  test("the default Go is of the bundle applied last that has one", () => {
    const app = go("app", "1.22.12", "1.21.5");
    const files = carry({ name: "files", files: { "a.txt": "a" } });
    expect(composeRelease([app], files, TARGET).goVersions).toEqual(["1.22.12", "1.21.5"]);
  });

  test("only what is for this host is installed", () => {
    const both = carry({
      targets: [TARGET, "linux/arm64"],
      toolchains: [{ version: "1.21.5" }, { version: "1.21.5", target: "linux/arm64" }],
    });
    expect(composeRelease([], both, "linux/arm64").parts.map(({ component }) => component.id)).toEqual([
      "go1.21.5.linux-arm64",
    ]);
  });

  test("the composition does not depend on what was put together before", () => {
    const [a, b] = [go("a", "1.21.5"), go("b", "1.21.5", "1.22.12")];
    const through = composeRelease(
      composeRelease(composeRelease([], b, TARGET).bundles, a, TARGET).bundles,
      b,
      TARGET,
    );
    expect(through).toEqual(composeRelease([a], b, TARGET));
  });
});

describe("two bundles with the same module version", () => {
  test("of one content are one tree, that of the bundle applied last", () => {
    const parts = composeRelease([module("a", {})], module("b", { treeH1: h1("B") }), TARGET).parts;
    expect(parts.map(({ bundle }) => bundle)).toEqual(["b"]);
  });

  test("of which one has no zip: the whole one stands", () => {
    const bare = module("b", { treeH1: h1("B") });
    const without = {
      ...bare,
      manifest: {
        ...bare.manifest,
        components: bare.manifest.components.map((one) => {
          const { goH1: _, ...rest } = one as ModulesComponent;
          return rest;
        }),
      },
    };
    expect(composeRelease([module("a", {})], without, TARGET).parts.map(({ bundle }) => bundle)).toEqual([
      "a",
    ]);
  });

  test.each([{ goH1: h1("C") }, { goModH1: h1("C") }])("of another content %j are refused", (says) => {
    const other = module("b", { treeH1: h1("B"), ...says });
    expect(faultOf(() => composeRelease([module("a", {})], other, TARGET))).toBe("module-conflict");
  });
});

test("of two vulnerability databases the later one stands, whichever was applied last", () => {
  const database = (name: string, modified: string) => {
    const component = { id: "go/vulndb", kind: "vulndb", modified, treeH1: h1("A") } as const;
    return carry({
      name,
      parts: [withTree(component, [{ path: "vulndb/index/db.json", content: modified }])],
    });
  };
  const [old, late] = [database("old", "2024-01-05T10:00:00Z"), database("late", "2025-01-05T10:00:00Z")];
  const standing = (one: Carried, other: Carried) =>
    composeRelease([one], other, TARGET).parts.map(({ bundle }) => bundle);
  expect(standing(old, late)).toEqual(["late"]);
  expect(standing(late, old)).toEqual(["late"]);
});

test("a file where another bundle has a folder is refused, whichever came first", () => {
  const [a, b] = [
    carry({ name: "a", files: { x: "a" } }),
    carry({ name: "b", files: { "x/y/z.conf": "b" } }),
  ];
  expect(faultOf(() => composeRelease([a], b, TARGET))).toBe("release-conflict");
  expect(faultOf(() => composeRelease([b], a, TARGET))).toBe("release-conflict");
  const beside = carry({ name: "c", files: { "x.d/y": "c", xy: "c" } });
  expect(composeRelease([a], beside, TARGET).parts).toHaveLength(3);
});

test.each([
  ["go", "release-conflict"],
  ["gofmt", "release-conflict"],
  ["go1.21.5", "release-conflict"],
  ["gopls", "none"],
])("a tool that is called %s beside a Go: %s", (name, fault) => {
  expect(faultOf(() => composeRelease([go("a", "1.21.5")], tool(name), TARGET))).toBe(fault);
});

/** A bundle of one program. */
function tool(name: string): Carried {
  const bundle = carry({ name: "tools" });
  const component: ToolComponent = {
    id: `${name}.linux-amd64`,
    kind: "tool",
    package: `example.test/${name}`,
    module: `example.test/${name}`,
    version: "v1.0.0",
    target: TARGET,
    go: "1.21.5",
    treeH1: h1("T"),
    goH1: h1("M"),
  };
  const member = {
    ...sample(bundle),
    path: memberPath(`tools/linux-amd64/${name}`),
    component: component.id,
  };
  return { ...bundle, manifest: { ...bundle.manifest, components: [component], members: [member] } };
}

function sample({ manifest }: Carried): Member {
  const [member] = manifest.members;
  if (member === undefined) throw new Error("a bundle without a member");
  return member;
}

test("two files of one place and different content are refused", () => {
  const [a, b] = [
    carry({ name: "a", files: { "x.conf": "a" } }),
    carry({ name: "b", files: { "x.conf": "b" } }),
  ];
  expect(faultOf(() => composeRelease([a], b, TARGET))).toBe("release-conflict");
  expect(composeRelease([a], carry({ name: "b", files: { "x.conf": "a" } }), TARGET).parts).toHaveLength(1);
});
