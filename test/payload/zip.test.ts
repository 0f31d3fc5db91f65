import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inflate, openZip } from "../../src/payload/zip.ts";
import { faultOf } from "../support/fault-of.ts";
import { writeZip, type ZipPart } from "../support/test-zip.ts";

const LIMITS = { names: 100, unpacked: 1_000_000, file: 900_000, ratio: 1032 };
const open = (zip: Uint8Array) => openZip(zip, LIMITS);
const PART: ZipPart = { name: "a.txt", content: "some content, content, content" };

function readAll(zip: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    open(zip).map((entry) => [entry.name, Buffer.from(inflate(zip, entry)).toString()]),
  );
}

test("what was packed is read, deflated or stored, with descriptors or without", () => {
  const parts = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z\u00e9]{1,9}$/),
      content: fc.string({ maxLength: 200 }),
      stored: fc.boolean(),
      descriptor: fc.boolean(),
    }),
    { selector: (part) => part.name },
  );
  fc.assert(
    fc.property(parts, (all) => {
      expect(readAll(writeZip(all))).toEqual(
        Object.fromEntries(all.map(({ name, content }) => [name, content])),
      );
    }),
  );
});

test("bytes in shared memory are read in place", () => {
  const zip = writeZip([PART]);
  const shared = new Uint8Array(new SharedArrayBuffer(zip.length));
  shared.set(zip);
  expect(readAll(shared)).toEqual({ "a.txt": PART.content });
});

test("folders and empty files are entries too", () => {
  const [folder, empty] = open(writeZip([{ name: "a/" }, { name: "a/b" }]));
  expect([folder?.directory, empty?.directory, empty?.size]).toEqual([true, false, 0]);
});

const more = (extra: Partial<ZipPart>): Buffer => writeZip([{ ...PART, ...extra }]);

test.each([
  ["nothing", Buffer.alloc(0), "zip-format:end-record"],
  ["no zip", Buffer.alloc(100), "zip-format:end-record"],
  ["a comment", writeZip([PART], { comment: "x" }), "zip-format:end-record"],
  ["trailing bytes", Buffer.concat([writeZip([PART]), Buffer.alloc(1)]), "zip-format:end-record"],
  ["leading bytes", writeZip([PART], { lead: Buffer.alloc(4) }), "zip-entry:offset"],
  [
    "leading bytes before a shifted zip",
    Buffer.concat([Buffer.alloc(4), writeZip([PART])]),
    "zip-format:directory-size",
  ],
  ["a gap between entries", writeZip([{ ...PART, gap: Buffer.alloc(3) }, { name: "b" }]), "zip-entry:offset"],
  ["a gap before the directory", more({ gap: Buffer.alloc(3) }), "zip-format:gap"],
  ["overlapping entries", writeZip([PART, { ...PART, name: "b", centralOffset: 0 }]), "zip-entry:offset"],
  ["a name twice", writeZip([PART, PART]), "zip-entry:repeated"],
  ["another name in the local header", more({ localName: "b.txt" }), "zip-entry:local-header"],
  ["a longer name in the local header", more({ localName: "a.txt.exe" }), "zip-entry:local-header"],
  ["encryption", more({ flags: 9 }), "zip-entry:flags"],
  ["another method", more({ method: 12 }), "zip-entry:method"],
  ["zip64 sizes", more({ extra: Buffer.from("01000000", "hex") }), "zip-entry:extra-field"],
  [
    "another name in an extra field",
    more({ extra: Buffer.from("75700000", "hex") }),
    "zip-entry:extra-field",
  ],
  ["a cut extra field", more({ extra: Buffer.from("55540900", "hex") }), "zip-entry:extra-field"],
  ["a name that is not marked as UTF-8", more({ name: "\u00e9", flags: 8 }), "zip-entry:name-encoding"],
  ["an empty name", more({ name: "" }), "zip-entry:name"],
  ["a zero byte in the name", more({ name: "a\0b" }), "zip-entry:name"],
  ["a folder with content", more({ name: "a/" }), "zip-entry:folder-with-content"],
  ["more than the caller takes", more({ size: 1_000_001 }), "zip-entry:too-large"],
  [
    "more in all than the caller takes",
    writeZip(["a", "b"].map((name) => ({ name, size: 600_000 }))),
    "zip-format:too-large",
  ],
])("a zip with %s is refused", (_, zip, fault) => {
  expect(faultOf(() => open(zip))).toBe(fault);
});

test("more entries than the caller takes are refused", () => {
  const parts = Array.from({ length: 101 }, (_, i) => ({ name: `f${i}` }));
  expect(faultOf(() => open(writeZip(parts)))).toBe("zip-format:too-many-entries");
});

test.each([
  ["a wrong sum", { crc: 1 }, "crc"],
  ["less content than declared", { size: 31 }, "size"],
  ["more content than declared", { size: 29 }, "deflate"],
  ["bytes after the deflate stream", { tail: Buffer.from("x") }, "left-over"],
  ["a second stream", { tail: deflateRawSync("x") }, "left-over"],
  ["no deflate stream", { method: 8, stored: true }, "deflate"],
  ["a stored size that lies", { stored: true, size: 31 }, "size"],
] as const)("an entry with %s is refused", (_, extra, rule) => {
  const zip = more(extra);
  expect(faultOf(() => open(zip).map((entry) => inflate(zip, entry)))).toBe(`zip-entry:${rule}`);
});

test("no cut and no flipped bit passes unseen, but for times, versions and modes", () => {
  const zip = writeZip([PART, { ...PART, name: "b.txt", stored: true, descriptor: false }]);
  const entries = readAll(zip);
  for (let end = 0; end < zip.length; end++)
    expect(faultOf(() => readAll(zip.subarray(0, end)))).toMatch(/^zip-/);
  for (let bit = 0; bit < zip.length * 8; bit++) {
    const bent = Buffer.from(zip);
    bent.writeUInt8(bent.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const fault = faultOf(() => readAll(bent));
    if (fault === "none") expect(readAll(bent), `bit ${bit}`).toEqual(entries);
    else expect(fault).toMatch(/^zip-/);
  }
});
