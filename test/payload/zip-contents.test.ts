import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inflate, openZip } from "../../src/payload/zip.ts";
import { mapContents } from "../../src/payload/zip-contents.ts";
import { faultOf } from "../support/fault-of.ts";
import { bringingTheNext, gzipTrailer, writeZip, type ZipPart } from "../support/test-zip.ts";

const LIMITS = { names: 100, unpacked: 10_000_000, file: 10_000_000, ratio: 1032 };
const PART: ZipPart = { name: "a.txt", content: "some content, content, content" };
const OTHER: ZipPart = { name: "b.txt", content: "something else" };

function readAll(zip: Uint8Array): string[] {
  return mapContents(zip, openZip(zip, LIMITS), (content) => Buffer.from(content).toString("latin1"));
}

test("every content comes in its order, whatever stands beside it", () => {
  const contents = fc.array(
    fc.record({
      content: fc.oneof(fc.string({ maxLength: 50 }), fc.constant("x".repeat(700_000)), fc.constant("")),
      stored: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(contents, (all) => {
      const parts = all.map((part, at) => ({ ...part, name: `f${at}` }));
      expect(readAll(writeZip(parts)).map((text) => Buffer.from(text, "latin1").toString())).toEqual(
        all.map(({ content }) => content),
      );
    }),
    { numRuns: 50 },
  );
});

test("content that was lent is taken back, but never the zip itself", () => {
  const content = "x".repeat(100_000);
  const zip = writeZip([
    { name: "deflated", content },
    { name: "beside", content },
    { name: "stored", content, stored: true },
    { name: "alone", content },
  ]);
  const lent: Uint8Array[] = [];
  mapContents(zip, openZip(zip, LIMITS), (bytes) => lent.push(bytes));
  expect(lent.map(({ length }) => length)).toEqual([0, 0, 100_000, 0]);
  expect(readAll(zip)).toEqual([content, content, content, content]);
});

/** What a gzip reader takes for the end of one member without content, and the head of another. */
const NEW_MEMBER = Buffer.concat([Buffer.alloc(8), Buffer.from("1f8b08000000000000ff", "hex")]);
/** A deflate stream of nothing. */
const NOTHING = deflateRawSync("");

test.each([
  ["a wrong sum", { crc: 1 }, "crc"],
  ["less content than declared", { size: 31 }, "size"],
  ["more content than declared", { size: 29 }, "deflate"],
  ["bytes after the deflate stream", { tail: Buffer.from("x") }, "left-over"],
  ["zeros after the deflate stream", { tail: Buffer.alloc(4) }, "left-over"],
  ["a second stream", { tail: deflateRawSync("x") }, "left-over"],
  ["no deflate stream", { method: 8, stored: true }, "deflate"],
] as const)("among others, an entry with %s is refused for it", (_, extra, rule) => {
  for (const parts of [
    [{ ...PART, ...extra }, OTHER],
    [OTHER, { ...PART, ...extra }],
  ]) {
    const zip = writeZip(parts);
    expect(faultOf(() => readAll(zip))).toBe(`zip-entry:${rule}`);
  }
});

test("an entry cannot hide the end of its stream as a member of a gzip file", () => {
  const content = Buffer.from("what another reader does not see");
  const packed = Buffer.concat([NOTHING, NEW_MEMBER, deflateRawSync(content)]);
  const hiding = { name: "a.txt", content: packed, stored: true, method: 8, crc: crc32(content) };
  const zip = writeZip([{ ...hiding, size: content.length }, OTHER]);
  expect(faultOf(() => readAll(zip))).toBe("zip-entry:left-over");
});

test("an entry cannot bring the content of the next and end the file", () => {
  expect(faultOf(() => readAll(writeZip(bringingTheNext("a", "b"))))).toBe("zip-entry:deflate");
});

/** Whatever an entry holds, the one engine for many reads what an engine for each does, or both refuse. */
test("together and alone are read alike", () => {
  const bytes = fc.uint8Array({ maxLength: 12 });
  const piece = fc.oneof(
    bytes,
    bytes.map((content) => deflateRawSync(content)),
    bytes.map(gzipTrailer),
    fc.constantFrom(Buffer.of(0), NOTHING, NEW_MEMBER),
  );
  const part = fc.record({
    content: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => Buffer.concat(pieces)),
    size: fc.integer({ min: 1, max: 24 }),
    crc: bytes.map((content) => crc32(content)),
  });
  const honest = bytes.map((content) => ({
    content: deflateRawSync(content),
    size: content.length,
    crc: crc32(content),
  }));
  fc.assert(
    fc.property(fc.array(fc.oneof(part, honest), { minLength: 1, maxLength: 4 }), (all) => {
      const zip = writeZip(all.map((one, at) => ({ ...one, name: `f${at}`, stored: true, method: 8 })));
      const alone = () =>
        openZip(zip, LIMITS).map((entry) => Buffer.from(inflate(zip, entry)).toString("latin1"));
      const read = (how: () => string[]) => {
        const fault = faultOf(how);
        return fault.startsWith("zip-entry") ? "refused" : how();
      };
      expect(read(() => readAll(zip))).toEqual(read(alone));
    }),
    { numRuns: process.env["GOBUNDLE_SOAK"] ? 200_000 : 2_000 },
  );
});

test("content that holds gzip files is read all the same", () => {
  const content = Buffer.concat([NEW_MEMBER, NEW_MEMBER]).toString("latin1");
  const bytes = Buffer.from(content, "latin1");
  const zip = writeZip([{ name: "a", content: bytes }, OTHER, { name: "c", content: bytes, stored: true }]);
  expect(readAll(zip)).toEqual([content, OTHER.content, content]);
});
