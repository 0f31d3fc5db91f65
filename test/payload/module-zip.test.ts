import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { h1OfDigests } from "../../src/golang/dirhash.ts";
import { moduleZipH1 } from "../../src/payload/module-zip.ts";
import { faultOf } from "../support/fault-of.ts";
import { writeZip, type ZipPart } from "../support/test-zip.ts";

const MODULE = { path: "example.com/Mixed", version: "v1.2.3" };
const PREFIX = "example.com/Mixed@v1.2.3/";

/** A zip of these names below the module's prefix. */
const zipOf = (...parts: (string | ZipPart)[]): Buffer =>
  writeZip(
    parts.map((part) =>
      typeof part === "string"
        ? { name: PREFIX + part, content: part }
        : { ...part, name: PREFIX + part.name },
    ),
  );

test("the digest is over the stored names, whatever their order", () => {
  const expected = h1OfDigests(
    ["LICENSE", "a/b.go", "go.mod"].map((name) => ({
      name: PREFIX + name,
      sha256: hash("sha256", name, "hex"),
    })),
  );
  expect(moduleZipH1(zipOf("go.mod", "a/b.go", "LICENSE"), MODULE)).toBe(expected);
});

test("a folder entry counts as an empty file, as in Go", () => {
  const expected = h1OfDigests([
    { name: `${PREFIX}a/`, sha256: hash("sha256", "", "hex") },
    { name: `${PREFIX}a/b`, sha256: hash("sha256", "a/b", "hex") },
  ]);
  expect(moduleZipH1(zipOf({ name: "a/" }, "a/b"), MODULE)).toBe(expected);
});

test.each([
  [[".."], "module-zip:dot"],
  [["a/../b"], "module-zip:dot"],
  [["a//b"], "module-zip:empty-element"],
  [["a."], "module-zip:dot"],
  [["a*b"], "module-zip:character"],
  [["a\\b"], "module-zip:character"],
  [["a:b"], "module-zip:character"],
  [["a\u202eb"], "module-zip:character"],
  [["con.go"], "module-zip:windows-name"],
  [["sub/go.mod"], "module-zip:go.mod"],
  [["GO.MOD"], "module-zip:go.mod"],
  [["a.go", "A.go"], "entry-path:collision"],
  [["a/x", "A/y"], "entry-path:collision"],
  [["a", "a/b"], "entry-path:collision"],
])("a module with %j is refused", (names, fault) => {
  expect(faultOf(() => moduleZipH1(zipOf(...names), MODULE))).toBe(fault);
});

test("a name outside the prefix is refused, the escaped prefix too", () => {
  for (const name of ["go.mod", "example.com/!mixed@v1.2.3/go.mod", "example.com/Mixed@v1.2.4/go.mod"]) {
    expect(faultOf(() => moduleZipH1(writeZip([{ name }]), MODULE))).toBe("module-zip:prefix");
  }
});

test("a go.mod or licence of more than 16 MiB is refused by its declared size", () => {
  for (const name of ["go.mod", "LICENSE"]) {
    expect(faultOf(() => moduleZipH1(zipOf({ name, size: 16 * 1024 * 1024 + 1 }), MODULE))).toBe(
      "module-zip:too-large",
    );
  }
});

test("more than 500 MiB is refused by the declared sizes", () => {
  const half = { content: "", size: 300 * 1024 * 1024 };
  const zip = zipOf({ name: "a", ...half }, { name: "b", ...half });
  expect(faultOf(() => moduleZipH1(zip, MODULE))).toBe("zip-format:too-large");
});

test("a damaged entry is refused", () => {
  expect(faultOf(() => moduleZipH1(zipOf({ name: "a", content: "x", crc: 7 }), MODULE))).toBe(
    "zip-entry:crc",
  );
});

test("a module that has no legal name is refused before its zip is read", () => {
  const nothing = new Uint8Array();
  expect(faultOf(() => moduleZipH1(nothing, { path: "nodot", version: "v1.0.0" }))).toBe(
    "module-path:first-element",
  );
  expect(faultOf(() => moduleZipH1(nothing, { path: "a.b/c", version: "v2.0.0" }))).toBe(
    "module-path:major-version",
  );
});
