import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collisionKey, isIgnoredName, memberPath, splitPath } from "../../src/bundle/member-path.ts";
import { faultOf } from "../support/fault-of.ts";

const long = (bytes: number) => "x".repeat(bytes);

describe("legal paths", () => {
  test.each([
    "SHA256SUMS",
    "modules/github.com/!azure/x/@v/v1.2.3.zip",
    "apps/demo/it's (a) [file] & $more;#1.txt",
    "apps/demo/...",
    "apps/demo/说明/ё🙂.md",
    `${long(155)}/${long(100)}`,
    long(100),
  ])("%s", (path) => {
    expect(memberPath(path)).toBe(path);
  });
});

describe("refused paths", () => {
  test.each([
    ["", "path-segment"],
    ["/etc/passwd", "path-segment"],
    ["a//b", "path-segment"],
    ["a/", "path-segment"],
    ["./a", "path-segment"],
    ["a/.", "path-segment"],
    ["..", "path-segment"],
    ["a/../b", "path-segment"],
    ["a/..", "path-segment"],
    ["a\\..\\b", "path-character"],
    ["C:x", "path-character"],
    ['a"b', "path-character"],
    ["a*", "path-character"],
    ["a?", "path-character"],
    ["a<b", "path-character"],
    ["a|b", "path-character"],
    ["a\nb", "path-character"],
    ["a\u0000b", "path-character"],
    ["a\u007fb", "path-character"],
    ["a\u009bb", "path-character"],
    ["a\u202eb", "path-invisible-character"],
    ["a\u200bb", "path-invisible-character"],
    ["a\u2028b", "path-invisible-character"],
    ["\ufeffa", "path-invisible-character"],
    ["a\u{e0041}b", "path-invisible-character"],
    ["a\ud800b", "path-not-unicode"],
    ["apps/x/.DS_Store", "path-ignored-name"],
    ["apps/x/._a", "path-ignored-name"],
    ["apps/._x/a", "path-ignored-name"],
    ["apps/thumbs.DB", "path-ignored-name"],
    ["manifest.json", "path-head-file"],
    ["manifest.p7s", "path-head-file"],
    [long(101), "path-too-long"],
    [`${long(156)}/a`, "path-too-long"],
    [`a/${long(101)}`, "path-too-long"],
    ["é".repeat(51), "path-too-long"],
  ])("%j: %s", (path, rule) => {
    expect(faultOf(() => memberPath(path))).toBe(`member-path:${rule}`);
  });
});

describe("the two fields of a header", () => {
  test("give the path again, whatever is legal", () => {
    const segment = fc.stringMatching(/^[a-z0-9é说]{1,60}$/);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), (segments) => {
        const path = segments.join("/");
        const split = splitPath(path);
        if (split === undefined) return Buffer.byteLength(path) > 100;
        const prefix = Buffer.from(split.prefix).toString();
        const name = Buffer.from(split.name).toString();
        const fits = split.prefix.length <= 155 && split.name.length <= 100 && split.name.length > 0;
        return fits && (prefix === "" ? name : `${prefix}/${name}`) === path;
      }),
    );
  });

  test("are cut as late as they can be", () => {
    const split = splitPath(`${long(50)}/${long(50)}/${long(40)}/b`);
    expect(Buffer.from(split?.name ?? []).toString()).toBe("b");
  });
});

describe("names that file systems take for the same", () => {
  test.each([
    ["README", "readme"],
    ["straße", "STRASSE"],
    ["ﬁle", "file"],
    ["e\u0301", "é"],
    ["Å", "å"],
  ])("%s and %s", (a, b) => {
    expect(collisionKey(a)).toBe(collisionKey(b));
  });

  test("others stay apart", () => {
    expect(collisionKey("a")).not.toBe(collisionKey("b"));
  });
});

test.each([
  ["._x", true],
  [".DS_Store", true],
  ["desktop.ini", true],
  ["x._y", false],
  ["DS_Store", false],
  ["Thumbs.db.txt", false],
])("operating systems leave %s behind: %s", (name, ignored) => {
  expect(isIgnoredName(name)).toBe(ignored);
});
