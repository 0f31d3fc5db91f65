import fc from "fast-check";
import { expect, test } from "vitest";
import { isTextOf, onLines } from "../../src/bundle/manifest/lines.ts";

const parts = fc.array(
  fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("x".repeat(20_000), "é".repeat(9_000))),
);

test("a text is its own bytes, however it is cut", () => {
  fc.assert(
    fc.property(parts, (texts) => {
      expect(isTextOf(Buffer.from(texts.join("")), texts)).toBe(true);
    }),
  );
});

test("one bit, one byte more or one less is another text", () => {
  const changed = fc.tuple(parts, fc.nat(), fc.nat(7)).filter(([texts]) => texts.join("") !== "");
  fc.assert(
    fc.property(changed, ([texts, place, bit]) => {
      const bytes = Buffer.from(texts.join(""));
      expect(isTextOf(Buffer.concat([bytes, Buffer.alloc(1)]), texts)).toBe(false);
      expect(isTextOf(bytes.subarray(0, -1), texts)).toBe(false);
      const at = place % bytes.length;
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
      expect(isTextOf(bytes, texts)).toBe(false);
    }),
  );
});

test("a view into a larger buffer is compared from its own beginning", () => {
  expect(isTextOf(Buffer.from("abcdef").subarray(2, 4), ["c", "d"])).toBe(true);
});

test("lines stand between brackets, two blanks deeper; none leaves the brackets", () => {
  expect([...onLines("[]", [["1"], ["2", "3"]], "  ")].join("")).toBe("[\n    1,\n    23\n  ]");
  expect([...onLines("{}", [], "  ")].join("")).toBe("{}");
});
