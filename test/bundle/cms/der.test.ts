import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DerError,
  DerReader,
  oidText,
  positiveInteger,
  readOne,
  readTime,
  TAG,
  wholeBits,
} from "../../../src/bundle/cms/der.ts";
import { checkDer } from "../../../src/bundle/cms/der-rules.ts";
import { octets, oid, sequence, setOf, small, time, unsigned } from "../../../src/bundle/cms/der-writer.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("what is written is read back", () => {
  test("values of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000, size: "max" }), (bytes) => {
        expect(Buffer.compare(readOne(octets(bytes), TAG.octetString).body, bytes)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test("object identifiers with arcs of any size", () => {
    const arcs = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.nat({ max: 39 }), arcs, (root, second, rest) => {
        const text = [root, second, ...rest].join(".");
        expect(oidText(readOne(oid(text), TAG.oid).body)).toBe(text);
      }),
    );
  });

  test("numbers, in the fewest bytes", () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        const body = Buffer.from(positiveInteger(readOne(small(value), TAG.integer).body));
        expect(Number(`0x${body.toString("hex")}`)).toBe(value);
        expect(unsigned(Buffer.concat([Buffer.alloc(3), body])).equals(small(value))).toBe(true);
      }),
    );
  });

  test("times of whole seconds between the years 1950 and 9999", () => {
    const seconds = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (at) => {
        expect(readTime(new DerReader(time(new Date(at * 1000))).any()).getTime()).toBe(at * 1000);
      }),
    );
  });

  test("a set comes out in order, whatever the order it was given in", () => {
    const values = [octets(Buffer.from("b")), octets(Buffer.from("a")), small(7)];
    expect(setOf(values).equals(setOf(values.toReversed()))).toBe(true);
  });
});

/** Values that claim more than they are: each must be refused in a time that follows from its own size. */
describe("what costs without end is refused", () => {
  const nested = (depth: number): Buffer => (depth === 0 ? sequence() : sequence(nested(depth - 1)));

  test("values nested deeper than anybody needs", () => {
    expect(() => checkDer(nested(15))).not.toThrow();
    expect(() => checkDer(nested(16))).toThrow(DerError);
    expect(() => checkDer(nested(2000))).toThrow(DerError);
  });

  test("an object identifier of 60,000 bytes", () => {
    expect(() => oidText(Buffer.alloc(60_000, 0xff))).toThrow(DerError);
    expect(() => oidText(Buffer.alloc(257, 1))).toThrow(DerError);
    expect(() => oidText(Buffer.alloc(256, 1))).not.toThrow();
  });

  test.each(["04 84 ff ff ff ff", "04 88 7f ff ff ff ff ff ff ff", "30 84 7f ff ff ff"])(
    "the giant length %s",
    (bytes) => {
      expect(() => checkDer(hex(bytes))).toThrow(DerError);
    },
  );
});

/** Each is one value of a type whose body DER rules out; in front of it the same type as DER has it. */
describe("what is not DER is refused wherever it stands", () => {
  test.each([
    ["a boolean", "0101ff", "010101"],
    ["an integer", "0201ff", "0202ffff"],
    ["an enumerated value", "0a0101", "0a020001"],
    ["a bit string", "03020780", "03020781"],
    ["an empty bit string", "030100", "030101"],
    ["null", "0500", "050100"],
    ["UTF-8", "0c02c3a9", "0c01c3"],
    ["a numeric string", "120131", "120141"],
    ["a printable string", "13022a26", "130140"],
    ["an IA5 string", "160140", "160180"],
    ["a visible string", "1a0120", "1a0107"],
    ["a BMP string", "1e020041", "1e0141"],
    ["a BMP string of half a pair", "1e02e000", "1e02d800"],
    ["a time", "170d3236313132313132303030305a", "170b323631313231313230305a"],
    ["a string in pieces", "0400", "2400"],
    ["a set", "3106020101020102", "3106020102020101"],
    ["a sequence that is not made of values", "3000", "1000"],
  ])("%s", (_, good, bad) => {
    expect(() => checkDer(hex(`30 ${length(good)} ${good}`))).not.toThrow();
    expect(() => checkDer(hex(`30 ${length(bad)} ${bad}`))).toThrow(DerError);
  });

  const length = (text: string) => (text.length / 2).toString(16).padStart(2, "0");
});

describe("what DER forbids is refused", () => {
  test.each([
    ["nothing", ""],
    ["a tag alone", "04"],
    ["the indefinite length", "30 80 00 00"],
    ["a long form that the short one covers", "04 81 01 61"],
    ["a length with a leading zero", `04 82 00 81 ${"61".repeat(0x81)}`],
    ["a length of five bytes", `04 85 00 00 00 00 81 ${"61".repeat(0x81)}`],
    ["a body that is cut", "04 02 61"],
    ["a long tag", "1f 81 01 00"],
  ])("%s", (_, bytes) => {
    expect(() => new DerReader(hex(bytes)).any()).toThrow(DerError);
  });

  test("bytes behind the last value", () => {
    expect(() => readOne(Buffer.concat([small(1), Buffer.from([0])]), TAG.integer)).toThrow(DerError);
  });

  test("another tag than the expected one", () => {
    expect(() => readOne(sequence(), TAG.set)).toThrow(DerError);
  });

  test.each([
    ["empty", ""],
    ["negative", "80"],
    ["padded", "00 01"],
  ])("an integer that is %s", (_, body) => {
    expect(() => positiveInteger(hex(body))).toThrow(DerError);
  });

  test.each([
    ["empty", ""],
    ["unfinished", "2a 86"],
    ["padded", "2a 80 01"],
  ])("an object identifier that is %s", (_, body) => {
    expect(() => oidText(hex(body))).toThrow(DerError);
  });

  test("a bit string with unused bits", () => {
    expect(() => wholeBits(hex("01 80"))).toThrow(DerError);
  });

  test.each(["261131120000Z", "2611211200Z", "261121120000+0100", "261121250000Z", "2611211200.5Z"])(
    "the time %s",
    (text) => {
      expect(() => readTime({ tag: TAG.utcTime, body: Buffer.from(text), bytes: Buffer.alloc(0) })).toThrow(
        DerError,
      );
    },
  );

  test("a year between 1950 and 2049 in four digits", () => {
    const at = (text: string) =>
      readTime({ tag: TAG.generalizedTime, body: Buffer.from(`${text}0101000000Z`), bytes: Buffer.alloc(0) });
    expect(() => at("1950")).toThrow(DerError);
    expect(() => at("2049")).toThrow(DerError);
    expect(at("1949").getUTCFullYear()).toBe(1949);
    expect(at("2050").getUTCFullYear()).toBe(2050);
  });
});
