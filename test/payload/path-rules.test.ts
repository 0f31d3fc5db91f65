import { expect, test } from "vitest";
import {
  checkEntryPath,
  type Fold,
  foldCase,
  foldForDisks,
  TreeNames,
} from "../../src/payload/path-rules.ts";
import { faultOf } from "../support/fault-of.ts";

test.each([
  ["", "element"],
  ["/etc/passwd", "element"],
  ["../x", "element"],
  ["a/../x", "element"],
  ["a/./x", "element"],
  ["a//x", "element"],
  ["a/", "element"],
  ["a\\x", "separator"],
  ["c:x", "separator"],
  ["a\nb", "unseen-character"],
  ["a\0b", "unseen-character"],
  ["a\x7fb", "unseen-character"],
  ["a\u0085b", "unseen-character"],
  ["a\u202eb", "unseen-character"],
  ["a\u2066b", "unseen-character"],
  ["a\u200bb", "unseen-character"],
  ["a\ufeffb", "unseen-character"],
  ["a\ud800b", "unseen-character"],
  [`${"x".repeat(256)}`, "too-long"],
  [`${"\u00e9".repeat(128)}`, "too-long"],
  [`${"abcdefg/".repeat(256)}x`, "too-long"],
  [`${"a/".repeat(64)}x`, "too-deep"],
])("%j is refused: %s", (name, rule) => {
  expect(faultOf(() => checkEntryPath(name))).toBe(`entry-path:${rule}`);
});

test.each([
  "a",
  "bin/go",
  "test/fixedbugs/issue27836.dir/\u00defoo.go",
  "a b/c+d/.e",
  "..a/b..",
  "x".repeat(255),
])("%j is allowed", (name) => {
  expect(faultOf(() => checkEntryPath(name))).toBe("none");
});

function clash(fold: Fold, ...names: string[]): string {
  const tree = new TreeNames(fold, 100);
  return faultOf(() => {
    for (const name of names) {
      if (name.endsWith("/")) tree.addFolder(name.slice(0, -1));
      else tree.addFile(name);
    }
  });
}

test.each([
  ["a", "a"],
  ["a", "A"],
  ["x/a", "X/b"],
  ["a", "a/b"],
  ["a/b", "a"],
  ["a/", "A/"],
  ["\u00e9", "\u00c9"],
  ["k", "\u212a"],
  ["s", "\u017f"],
  ["\u03c3", "\u03c2"],
  ["\u00df", "\u1e9e"],
])("%s and %s cannot both be in a tree", (a, b) => {
  expect(clash(foldForDisks, a, b)).toBe("entry-path:collision");
  expect(clash(foldCase, a, b)).toBe("entry-path:collision");
});

test.each([
  ["\u00e9", "e\u0301"],
  ["\ufb01", "fi"],
  ["\u00df", "ss"],
])("%s and %s are one name for some disks, but two for Go", (a, b) => {
  expect(clash(foldForDisks, a, b)).toBe("entry-path:collision");
  expect(clash(foldCase, a, b)).toBe("none");
});

test("a folder may be named more than once", () => {
  expect(clash(foldForDisks, "a/", "a/b", "a/", "a/c")).toBe("none");
});
