import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { listFolder } from "../../src/host/media/folder-listing.ts";
import { faultOf } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";

let folder: string;
const nothing = () => false;

/** Three files in three folders: six entries. */
beforeEach(() => {
  folder = testFolder();
  for (const path of ["b", "a/deep"]) mkdirSync(join(folder, path), { recursive: true });
  for (const path of ["b/two", "b/one", "a/deep/file"]) writeFileSync(join(folder, path), "");
});

test("names every file below, and leaves out what is ignored with all that is in it", () => {
  expect(listFolder(folder, nothing).files.toSorted()).toEqual(["a/deep/file", "b/one", "b/two"]);
  expect(listFolder(folder, (name) => name === "deep")).toEqual({
    files: ["b/one", "b/two"],
    ignored: ["a/deep"],
  });
});

test("what is in a folder comes in the order of its bytes", () => {
  const names = ["\u{10000}", "\uffff", "Z", "a", "é"];
  for (const name of names) writeFileSync(join(folder, "b", name), "");
  const sorted = listFolder(join(folder, "b"), nothing).files;
  expect(sorted).toEqual(["Z", "a", "one", "two", "é", "\uffff", "\u{10000}"]);
});

test("stops at the first entry that is too many, whatever it is", () => {
  expect(listFolder(folder, nothing, 6).files).toHaveLength(3);
  expect(faultOf(() => listFolder(folder, nothing, 5))).toBe("not-a-bundle:too-many-entries");
  expect(faultOf(() => listFolder(folder, (name) => name === "one", 5))).toBe(
    "not-a-bundle:too-many-entries",
  );
  expect(listFolder(folder, (name) => name === "deep", 5).files).toHaveLength(2);
});

test("what is too many is not looked at: no link in it is found", () => {
  symlinkSync("one", join(folder, "b/zero"));
  expect(faultOf(() => listFolder(folder, nothing, 4))).toBe("not-a-bundle:too-many-entries");
  expect(faultOf(() => listFolder(folder, nothing, 5))).toBe("tree-not-plain");
});
