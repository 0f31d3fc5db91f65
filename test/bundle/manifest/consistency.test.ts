import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/bundle/digest.ts";
import type { Component } from "../../../src/bundle/manifest/component.ts";
import {
  decodeManifest,
  encodeManifest,
  type Manifest,
  type Member,
} from "../../../src/bundle/manifest/manifest.ts";
import type { MemberPath } from "../../../src/bundle/member-path.ts";
import { Fault } from "../../../src/fault.ts";
import { h1OfDigests } from "../../../src/golang/dirhash.ts";
import { CHUNK_BYTES } from "../../../src/limits.ts";
import { withTree } from "../../support/bundle-parts.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { memberOf, restated, treeOf, wholeManifest } from "../../support/whole-manifest.ts";

const whole = wholeManifest();
const OPENPGP = { key: "0".repeat(40), trailer: "04000108000605026424d4c304ff0000000c" };

function problemsOf(manifest: Manifest): readonly string[] {
  try {
    decodeManifest(encodeManifest(manifest));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { problems } = error.facts;
    return Array.isArray(problems) ? problems : [];
  }
  return [];
}

/** The whole manifest with fields of one component exchanged. */
function withComponent(id: string, change: object): Manifest {
  const at = whole.components.findIndex((component) => component.id === id);
  const old = whole.components[at];
  if (old === undefined) throw new Error(`no component ${id}`);
  const changed: Component = { ...old, ...change };
  return { ...whole, components: whole.components.with(at, changed) };
}

/** The same with fields of one member; SHA256SUMS is made to fit. */
function withMember(path: string, change: Partial<Member>): Manifest {
  const at = whole.members.findIndex((member) => member.path === path);
  const old = whole.members[at];
  if (old === undefined) throw new Error(`no member ${path}`);
  return restated({ ...whole, members: whole.members.with(at, { ...old, ...change }) });
}

function withMembers(...more: Member[]): Manifest {
  return restated({ ...whole, members: [...whole.members, ...more] });
}

const without = (...paths: string[]): Manifest =>
  restated({ ...whole, members: whole.members.filter((member) => !paths.includes(member.path)) });

const MODULE = "github.com/Azure/x@v1.2.3";
const TILE = "modules/sumdb/sum.example.test/tile/8/0/x001/234.p/5";
const STEM = "modules/github.com/!azure/x/@v/v1.2.3";

test("the whole manifest agrees with itself", () => {
  expect(problemsOf(whole)).toEqual([]);
});

describe("members and components (FORMAT 3.15, 5.8)", () => {
  test.each<[string, () => Manifest, string]>([
    [
      "an id twice",
      () => ({ ...whole, components: [...whole.components, ...whole.components.slice(-1)] }),
      "components[11]: repeated",
    ],
    [
      "a member of nobody",
      () => withMembers(memberOf("nobody", "files/x")),
      "members[18].component: not-stated",
    ],
    ["a component without members", () => without("files/etc/app.conf"), "components[8]: no-members"],
    [
      "a second file of a script",
      () => withMembers(memberOf("post-apply/1-migrate.sh", "scripts/post-apply/1-migrate.sh.bak")),
      "components[7]: more-than-one-member",
    ],
    [
      "a member in another's place",
      () => withMember("files/etc/app.conf", { path: "apps/demo/app.conf" as MemberPath }),
      "components[8]: apps/demo/app.conf: other-place",
    ],
    [
      "a folder that only begins alike",
      () => withMember("apps/demo/服务/api/go.mod", { path: "apps/demo-evil/go.mod" as MemberPath }),
      "components[5]: apps/demo-evil/go.mod: other-place",
    ],
    [
      "another toolchain's id",
      () => withComponent("go1.22.12.linux-amd64", { version: "1.22.11" }),
      "components[1].id: other-id",
    ],
    [
      "another form",
      () => withComponent("go1.22.12.linux-amd64", { form: "module" }),
      "components[1]: toolchains/go1.22.12.linux-amd64.tar.gz: other-place",
    ],
    ["another module's id", () => withComponent(MODULE, { version: "v1.2.4" }), "components[2].id: other-id"],
    [
      "a database of no name",
      () => withComponent("sumdb/sum.example.test", { id: "sumdb" }),
      "components[4].id: other-id",
    ],
    [
      "a database in a folder",
      () => withComponent("sumdb/sum.example.test", { id: "sumdb/../x" }),
      "components[4].id: other-id",
    ],
    ["other indexes", () => withComponent("index", { id: "indexes" }), "components[3].id: other-id"],
    [
      "a tool's id without its target",
      () => withComponent("tool.linux-arm64", { target: "linux/amd64" }),
      "components[6].id: other-id",
    ],
    [
      "a tool in a folder",
      () => withComponent("tool.linux-arm64", { id: "a/tool.linux-arm64" }),
      "components[6].id: other-id",
    ],
    [
      "a tool of a module with another content",
      () => withComponent("tool.linux-arm64", { goH1: h1OfDigests([]) }),
      "components[6].module: not-stated",
    ],
    [
      "a tool of another module",
      () => withComponent("tool.linux-arm64", { package: "github.com/Azure/xy" }),
      "components[6].package: other-module",
    ],
    [
      "a tool of a module that is not carried",
      () => withComponent("tool.linux-arm64", { version: "v1.2.4" }),
      "components[6].module: not-stated",
    ],
    [
      "a tool that cannot be run",
      () => {
        const manifest = withMember("tools/linux-arm64/tool", {});
        const members = manifest.members.map(({ executable, ...member }) =>
          executable && member.path === "tools/linux-arm64/tool"
            ? member
            : { ...member, ...(executable && { executable }) },
        );
        return restated({ ...manifest, members });
      },
      "components[6]: not-executable",
    ],
    [
      "a script of another time",
      () => withComponent("post-apply/1-migrate.sh", { when: "health" }),
      "components[7].id: other-id",
    ],
    [
      "an installer of another target",
      () => withComponent("gobundle-linux-amd64", { target: "linux/arm64" }),
      "components[9].id: other-id",
    ],
    [
      "a module path that Go refuses",
      () => withComponent(MODULE, { path: "../x" }),
      "components[2]: not-a-module-version",
    ],
  ])("%s", (_, make, problem) => {
    expect(problemsOf(make())).toContain(problem);
  });
});

describe("what is spoken of is stated (FORMAT 3.16)", () => {
  test.each<[string, () => Manifest, string]>([
    ["a target", () => ({ ...whole, targets: ["linux/amd64"] }), "components[6].target: not-stated"],
    [
      "a target twice",
      () => ({ ...whole, targets: [...whole.targets, "linux/amd64"] }),
      "targets[2]: repeated",
    ],
    ["a database", () => ({ ...whole, logs: [] }), "components[2].log: not-stated"],
    [
      "a database twice",
      () => ({ ...whole, logs: [...(whole.logs ?? []), ...(whole.logs ?? [])] }),
      "logs[1]: repeated",
    ],
    [
      "an app of a run",
      () => ({
        ...whole,
        proof: { ...whole.proof, runs: whole.proof.runs.map((run) => ({ ...run, app: "other" })) },
      }),
      "proof: not-stated other",
    ],
    [
      "an app that holds",
      () => ({ ...whole, proof: { ...whole.proof, holds: { other: ["vendor"] } } }),
      "proof: not-stated other",
    ],
  ])("%s", (_, make, problem) => {
    expect(problemsOf(make())).toEqual([problem]);
  });
});

describe("the end (FORMAT 3.20)", () => {
  test.each([
    ["2026-11-21T00:00:00Z", ["validUntil: not-after-created"]],
    ["2026-11-20T23:59:59Z", ["validUntil: not-after-created"]],
    ["2026-11-21T00:00:01Z", []],
  ])("%s, made at 2026-11-21T00:00:00Z", (validUntil, problems) => {
    expect(problemsOf({ ...whole, validUntil })).toEqual(problems);
  });
});

describe("paths (FORMAT 5.7)", () => {
  const tree = (...names: string[]) => ({ treeH1: treeOf("服务/api/go.mod", "docs/说明.md", ...names) });
  const app = (...names: string[]) => {
    const manifest = withComponent("demo", tree(...names));
    const more = names.map((name) => memberOf("demo", `apps/demo/${name}`));
    return restated({ ...manifest, members: [...manifest.members, ...more] });
  };
  test.each<[string, readonly string[], string]>([
    ["the same path", ["服务/api/go.mod"], "members[18].path: repeated"],
    ["another case", ["服务/API/GO.MOD"], "members[18].path: repeated"],
    ["the same after NFKC", ["ﬁle", "file"], "members[19].path: repeated"],
    ["a file that is a folder", ["docs"], "members[18].path: also-a-folder"],
    ["a file that is a folder in another case", ["Docs"], "members[18].path: also-a-folder"],
    ["a folder of a file before it", ["x", "x/y"], "members[18].path: also-a-folder"],
  ])("%s", (_, names, problem) => {
    expect(problemsOf(app(...names))).toEqual([problem]);
  });

  test("others are fine", () => {
    expect(problemsOf(app("docs2", "docs/x", "X/y", "x.y"))).toEqual([]);
  });
});

describe("digests (FORMAT 6)", () => {
  const [digest] = whole.members.map((member) => member.sha256);
  const zip = "toolchains/v0.0.1-go1.21.5.linux-amd64.zip";
  test.each<[string, () => Manifest, string]>([
    [
      "a chunk too few",
      () => withMember(zip, { size: 3 * CHUNK_BYTES + 1 }),
      "members[1].chunks: chunk-count",
    ],
    [
      "chunks of a small member",
      () => withMember(zip, { size: CHUNK_BYTES }),
      "members[1].chunks: chunk-count",
    ],
    [
      "no chunks",
      () => withMember("files/etc/app.conf", { size: CHUNK_BYTES + 1 }),
      "members[14].chunks: chunk-count",
    ],
    [
      "an app's folder that is none",
      () => withComponent("demo", { dir: "服务" }),
      "components[5].dir: no-module",
    ],
    [
      "a tile that is larger than any",
      () => withMember(TILE, { size: 8193 }),
      `components[4]: ${TILE}: too-large`,
    ],
    [
      "another tree",
      () => withComponent("demo", { treeH1: treeOf("服务/api/go.mod") }),
      "components[5].treeH1: other-tree",
    ],
    [
      "another content",
      () => withMember("apps/demo/服务/api/go.mod", { ...(digest && { sha256: digest }) }),
      "components[5].treeH1: other-tree",
    ],
    [
      "another goH1 at the zip",
      () => withMember(`${STEM}.zip`, { goH1: treeOf("other") }),
      "components[2].zip: other-go-h1",
    ],
    [
      "a zip of which nobody has a goH1",
      () => {
        const manifest = withComponent(MODULE, { goH1: undefined });
        const bare = memberOf(MODULE, `${STEM}.zip`);
        return { ...manifest, members: manifest.members.map((one) => (one.path === bare.path ? bare : one)) };
      },
      "components[2].goH1: other-go-h1",
    ],
    [
      "another goH1 at the module",
      () => withComponent(MODULE, { goH1: treeOf("other") }),
      "components[2].zip: other-go-h1",
    ],
    [
      "another goModH1",
      () => withComponent(MODULE, { goModH1: treeOf("other") }),
      "components[2].goModH1: other-go-h1",
    ],
    [
      "another goH1 at the go.mod",
      () => withMember(`${STEM}.mod`, { goH1: treeOf("other") }),
      "components[2].mod: other-go-h1",
    ],
    [
      "a goH1 at the info",
      () => withMember(`${STEM}.info`, { goH1: treeOf("other") }),
      "components[2].info: other-go-h1",
    ],
    [
      "a goH1 elsewhere",
      () => withMember("apps/demo/服务/api/go.mod", { goH1: treeOf("other") }),
      "components[5]: other-go-h1",
    ],
    [
      "a goH1 of an index",
      () => withComponent("index", { goH1: treeOf("other") }),
      "components[3]: not-a-module-version",
    ],
    [
      "an index that is no index",
      () =>
        withMember("modules/github.com/!azure/x/@v/list", {
          path: "modules/github.com/!azure/x/@v/v9.0.0.zip" as MemberPath,
        }),
      "components[3]: not-an-index",
    ],
    ["a module without .info", () => without(`${STEM}.info`), "components[2]: module-members"],
    [
      "a module with another file",
      () => withMembers(memberOf(MODULE, `${STEM}.txt`)),
      "components[2]: module-members",
    ],
    [
      "a toolchain that nobody vouches for",
      () => withComponent("go1.22.12.linux-amd64", { authenticity: { published: "not available" } }),
      "components[1].authenticity: nothing-held",
    ],
    [
      "a toolchain for which only a signature speaks",
      () =>
        withComponent("go1.22.12.linux-amd64", {
          authenticity: { published: "not available", openpgp: OPENPGP },
        }),
      "components[1].authenticity: nothing-held",
    ],
    [
      "a signature of a module zip",
      () => withComponent("go1.21.5.linux-amd64", { authenticity: { published: "held", openpgp: OPENPGP } }),
      "components[0].authenticity: signature-of-module",
    ],
    [
      "a signature that is not there",
      () => without("toolchains/go1.22.12.linux-amd64.tar.gz.asc"),
      "components[1]: signature-and-archive",
    ],
    [
      "a signature that nobody speaks of",
      () => withComponent("go1.22.12.linux-amd64", { authenticity: { published: "held" } }),
      "components[1]: more-than-one-member",
    ],
  ])("%s", (_, make, problem) => {
    expect(problemsOf(make())).toContain(problem);
  });
});

describe("SHA256SUMS (FORMAT 7.2)", () => {
  const [sums, ...rest] = whole.members;
  const first = (change: Partial<Member>): Manifest =>
    sums === undefined ? whole : { ...whole, members: [{ ...sums, ...change }, ...rest] };
  test.each<[string, () => Manifest, string]>([
    ["missing", () => ({ ...whole, members: rest }), "members[0]: not-SHA256SUMS"],
    [
      "not the first",
      () => ({ ...whole, members: sums ? [...rest, sums] : rest }),
      "members[0]: not-SHA256SUMS",
    ],
    ["of another size", () => first({ size: 1 }), "members[0]: other-sums"],
    [
      "of other members",
      () => ({ ...whole, members: whole.members.toSpliced(5, 1) }),
      "members[0]: other-sums",
    ],
    [
      "in another order",
      () => ({ ...whole, members: whole.members.toReversed().with(0, whole.members[0] ?? memberOf("", "")) }),
      "members[0]: other-sums",
    ],
    ["a component's", () => first({ component: "demo" }), "members[0].component: not-allowed"],
    ["executable", () => first({ executable: true }), "members[0]: not-a-plain-member"],
  ])("%s", (_, make, problem) => {
    expect(problemsOf(make())).toContain(problem);
  });
});

describe("indexes (FORMAT 5.10)", () => {
  const LIST = "modules/github.com/!azure/x/@v/list";

  /** The whole manifest with this text as the module's list. */
  function withList(text: string): Manifest {
    const bytes = Buffer.from(text);
    const changed = withMember(LIST, { size: bytes.length, sha256: sha256(bytes) });
    const tree = h1OfDigests([{ name: LIST.slice("modules/".length), sha256: sha256(bytes) }]);
    const components = changed.components.map((one) => (one.id === "index" ? { ...one, treeH1: tree } : one));
    return { ...changed, components };
  }

  test.each([
    ["a list without a newline at its end", "v1.2.3"],
    ["a list that names what is not carried", "v1.2.3\nv1.3.0\n"],
    ["a list that names less than is carried", ""],
  ])("%s", (_, text) => {
    expect(problemsOf(withList(text))).toEqual([`${LIST}: other-index`]);
  });

  test("as it follows from what is carried", () => {
    expect(problemsOf(withList("v1.2.3\n"))).toEqual([]);
  });
});

test("where there is an index, each module is in it (FORMAT 5.10)", () => {
  const modules = ["a", "b"].map((name) => ({ path: `example.test/${name}`, version: "v1.0.0" }));
  const index = (...names: string[]) =>
    withTree(
      { id: "index", kind: "modules", part: "index", treeH1: treeOf() },
      names.map((name) => ({ path: `modules/example.test/${name}/@v/list`, content: "v1.0.0\n" })),
    );
  expect(problemsOf(makeBundle({ modules }).manifest)).toEqual([]);
  expect(problemsOf(makeBundle({ modules, parts: [index("a", "b")] }).manifest)).toEqual([]);
  expect(problemsOf(makeBundle({ modules, parts: [index("a")] }).manifest)).toEqual([
    "members: index-missing",
  ]);
});
