import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { h1OfDigests } from "../../src/golang/dirhash.ts";
import { moduleZipH1 } from "../../src/payload/module-zip.ts";
import { faultOf } from "../support/fault-of.ts";
import { incompressible } from "../support/signed-archive.ts";
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
  [["k", "\u212a"], "entry-path:collision"],
  [["s", "\u017f"], "entry-path:collision"],
  [["σ", "ς"], "entry-path:collision"],
  [["ß", "ẞ"], "entry-path:collision"],
  [["x`y"], "module-zip:character"],
  [["a\u0301"], "module-zip:character"],
  [["lpt9.x/y"], "module-zip:windows-name"],
  [["sub/Go.Mod"], "module-zip:go.mod"],
  [["a", "a/b"], "entry-path:collision"],
])("a module with %j is refused", (names, fault) => {
  expect(faultOf(() => moduleZipH1(zipOf(...names), MODULE))).toBe(fault);
});

test("a name outside the prefix is refused, the escaped prefix too", () => {
  for (const name of ["go.mod", "example.com/!mixed@v1.2.3/go.mod", "example.com/Mixed@v1.2.4/go.mod"]) {
    expect(faultOf(() => moduleZipH1(writeZip([{ name }]), MODULE))).toBe("module-zip:prefix");
  }
});

test("a go.mod or licence of more than 16 MiB is refused before it is inflated", () => {
  const content = Buffer.alloc(16 * 1024 * 1024 + 1);
  for (const name of ["go.mod", "LICENSE"]) {
    expect(faultOf(() => moduleZipH1(zipOf({ name, content, crc: 1 }), MODULE))).toBe("module-zip:too-large");
  }
});

test("more than deflate can reach is refused by the declared size", () => {
  const zip = zipOf({ name: "a", content: "", size: 300 * 1024 * 1024 });
  expect(faultOf(() => moduleZipH1(zip, MODULE))).toBe("zip-entry:too-large");
});

test("more than 500 MiB is refused by the declared sizes", () => {
  const half = { content: incompressible(400_000), size: 300 * 1024 * 1024 };
  const zip = zipOf({ name: "a", ...half }, { name: "b", ...half });
  expect(faultOf(() => moduleZipH1(zip, MODULE))).toBe("zip-format:too-large");
});

test("a damaged entry is refused", () => {
  expect(faultOf(() => moduleZipH1(zipOf({ name: "a", content: "x", crc: 7 }), MODULE))).toBe(
    "zip-entry:crc",
  );
});

test.each(["x~1", "com0", "[a]{b}", "a b", "日本", ".hidden", "ß", "vendor/x.go"])(
  "a file %j is legal",
  (name) => {
    expect(faultOf(() => moduleZipH1(zipOf(name), MODULE))).toBe("none");
  },
);

test("altered in any byte, it is refused or has another digest, but for versions, times and modes", () => {
  const zip = zipOf(
    { name: "go.mod", content: "module m\n", stored: true },
    { name: "a.go", content: "package a\n", stored: true },
  );
  const h1 = moduleZipH1(zip, MODULE);
  const saysNothing = new Set([
    ...fieldsOf(zip, 0x04034b50, [4, 2], [10, 4]),
    ...fieldsOf(zip, 0x02014b50, [4, 4], [12, 4], [36, 6]),
  ]);
  for (let at = 0; at < zip.length; at++) {
    const altered = Buffer.from(zip);
    altered[at] = (altered[at] ?? 0) ^ 0x10;
    let got = "";
    const fault = faultOf(() => {
      got = moduleZipH1(altered, MODULE);
    });
    expect([at, fault === "none" && got === h1 && !saysNothing.has(at)]).toEqual([at, false]);
  }
});

/** Places of fields (offset, length) of every header with this signature: what APPNOTE 4.3 has there is no content. */
function fieldsOf(zip: Buffer, signature: number, ...fields: (readonly [number, number])[]): number[] {
  const marks = [...zip.keys()].filter((at) => at + 4 <= zip.length && zip.readUInt32LE(at) === signature);
  return marks.flatMap((mark) =>
    fields.flatMap(([offset, length]) => Array.from({ length }, (_, i) => mark + offset + i)),
  );
}

test("a module that has no legal name is refused before its zip is read", () => {
  const nothing = new Uint8Array();
  expect(faultOf(() => moduleZipH1(nothing, { path: "nodot", version: "v1.0.0" }))).toBe(
    "module-path:first-element",
  );
  expect(faultOf(() => moduleZipH1(nothing, { path: "a.b/c", version: "v2.0.0" }))).toBe(
    "module-path:major-version",
  );
});
