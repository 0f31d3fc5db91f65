import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { rollback } from "../../src/apply/rollback.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { applyTo, bundleIn, type TestHost, testHost } from "../support/test-host.ts";

const PSEUDO = "v0.0.0-20260101000000-abcdef123456";
let host: TestHost;

/** Three bundles of modules on one host. */
beforeEach(async () => {
  host = testHost();
  await bring("one", 1, ["example.test/a", "v1.0.0"], ["example.test/Upper", "v1.0.0"]);
  await bring(
    "two",
    1,
    ["example.test/a", "v1.10.0"],
    ["example.test/a", "v1.9.0"],
    ["example.test/b", PSEUDO],
  );
  await bring("three", 1, ["example.test/a", "v1.9.0"], ["example.test/a/v2", "v2.0.0-rc.1"]);
});

async function bring(name: string, sequence: number, ...modules: readonly [string, string][]): Promise<void> {
  const wanted = modules.map(([path, version]) => ({ path, version }));
  await applyTo(host, bundleIn(host, { name, sequence, modules: wanted }));
}

const at = (path: string) => join(host.root, "current/modules", path);
const read = (path: string) => readFileSync(at(path), "utf8");
const latest = (path: string): unknown => JSON.parse(read(`${path}/@latest`)).Version;

test("a module's list names the versions of all bundles in order, each once", () => {
  expect(read("example.test/a/@v/list")).toBe("v1.0.0\nv1.9.0\nv1.10.0\n");
  expect(read("example.test/!upper/@v/list")).toBe("v1.0.0\n");
  expect(read("example.test/a/v2/@v/list")).toBe("v2.0.0-rc.1\n");
  for (const version of ["v1.0.0", "v1.9.0", "v1.10.0"])
    expect(existsSync(at(`example.test/a/@v/${version}.zip`))).toBe(true);
});

test("what has pseudo-versions alone has an empty list and a @latest; a tagged version ends that", async () => {
  expect([read("example.test/b/@v/list"), latest("example.test/b")]).toEqual(["", PSEUDO]);
  await bring("four", 1, ["example.test/b", "v0.1.0"]);
  expect(read("example.test/b/@v/list")).toBe("v0.1.0\n");
  expect(existsSync(at(`example.test/b/@v/${PSEUDO}.zip`))).toBe(true);
});

test("a later bundle of a name takes its versions out, another's stay", async () => {
  await bring("two", 2, ["example.test/c", "v1.0.0"]);
  expect(read("example.test/a/@v/list")).toBe("v1.0.0\nv1.9.0\n");
  expect(existsSync(at("example.test/b"))).toBe(false);
  expect(await rollback({ to: undefined, mode: "do" }, host)).toMatchObject({ release: 3 });
  expect(read("example.test/a/@v/list")).toBe("v1.0.0\nv1.9.0\nv1.10.0\n");
});

test("an uninstalled bundle's versions go", async () => {
  await uninstall({ names: ["one"], purge: false, scripts: true, mode: "do" }, host);
  expect(read("example.test/a/@v/list")).toBe("v1.9.0\nv1.10.0\n");
  expect(existsSync(at("example.test/!upper"))).toBe(false);
});
