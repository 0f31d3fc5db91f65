import { expect, test } from "vitest";
import { moduleIndexes } from "../../src/golang/module-indexes.ts";
import {
  latestPathInTree,
  listPathInTree,
  modulePathInTree,
  newestVersion,
  parseTreePath,
} from "../../src/payload/module-tree.ts";
import { faultOf } from "../support/fault-of.ts";

const MODULE = { path: "github.com/Azure/x", version: "v1.0.0-RC1" };

test("names are escaped, and read back", () => {
  const zip = modulePathInTree(MODULE, "zip");
  expect(zip).toBe("github.com/!azure/x/@v/v1.0.0-!r!c1.zip");
  expect(parseTreePath(zip)).toEqual({ kind: "version", module: MODULE, ext: "zip" });
  expect(parseTreePath(listPathInTree(MODULE.path))).toEqual({ kind: "list", path: MODULE.path });
  expect(parseTreePath(latestPathInTree(MODULE.path))).toEqual({ kind: "latest", path: MODULE.path });
});

test.each([
  ["github.com/x/y/@v/v1.0.0.lock", "tree-path"],
  ["github.com/x/y/@v/v1.0.0.ziphash", "tree-path"],
  ["github.com/x/y/v1.0.0.zip", "tree-path"],
  ["github.com/x/y/@v/master.info", "tree-path"],
  ["github.com/x/y/@v/sub/v1.0.0.zip", "module-path:version"],
  ["github.com/Azure/x/@v/list", "module-path:escape"],
  ["../@v/list", "module-path:dot"],
  ["nodot/@latest", "module-path:first-element"],
])("%s is refused", (name, fault) => {
  expect(faultOf(() => parseTreePath(name))).toBe(fault);
});

test("a list names the versions in order, without pseudo-versions", () => {
  expect(
    moduleIndexes(["v1.10.0", "v1.2.0", "v1.2.0", "v0.0.0-20230101000000-abcdefabcdef", "v2.0.0-rc.1"]),
  ).toEqual({
    list: "v1.2.0\nv1.10.0\nv2.0.0-rc.1\n",
    latest: undefined,
  });
});

test("a module of pseudo-versions alone has an empty list and a latest", () => {
  const versions = ["v0.0.0-20240101000000-abcdefabcdef", "v0.0.0-20230101000000-abcdefabcdef"];
  expect(moduleIndexes(versions)).toEqual({ list: "", latest: versions[0] });
  expect(moduleIndexes([])).toEqual({ list: "", latest: undefined });
});

test("the newest is a release, else a prerelease, else a pseudo-version", () => {
  const [pseudo, pre, release] = ["v1.9.1-0.20230101000000-abcdefabcdef", "v1.8.0-rc.1", "v1.0.0"];
  expect(newestVersion([pseudo, pre, release])).toBe(release);
  expect(newestVersion([pseudo, pre])).toBe(pre);
  expect(newestVersion([pseudo])).toBe(pseudo);
  expect(newestVersion([])).toBeUndefined();
});
