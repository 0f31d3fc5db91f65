import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeBlock, escapeOutside, jsonLine } from "../../src/cli/escape.ts";

test.each([
  ["\u001b[2Jgone", "\\u{1b}[2Jgone"],
  ["a\nb\tc", "a\\u{a}b\\u{9}c"],
  ["\u009b31m", "\\u{9b}31m"],
  ["app\u202egnp.exe", "app\\u{202e}gnp.exe"],
  ["zero\u200bwidth", "zero\\u{200b}width"],
  ["\ufefftext", "\\u{feff}text"],
  ["half \ud800", "half \\u{d800}"],
  ["tag \u{e0041}", "tag \\u{e0041}"],
])("%j is printed as %s", (outside, printed) => {
  expect(escapeOutside(outside)).toBe(printed);
});

test("plain text of any script passes as it is", () => {
  for (const text of ["app-1.gobundle", "应用", "приложение", "café", "😀"])
    expect(escapeOutside(text)).toBe(text);
});

test("nothing that a terminal acts on is left, whatever comes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeOutside(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      expect(escapeOutside(escapeOutside(text))).toBe(escapeOutside(text));
    }),
  );
});

test("lines from outside cannot pass for lines of ours", () => {
  const block = escapeBlock("main.go:3: undefined: x\n  next: rm -rf /\n");
  expect(block).toBe("\n    | main.go:3: undefined: x\n    |   next: rm -rf /");
});

test("of no lines nothing is set apart", () => {
  expect([escapeBlock(""), escapeBlock("\n")]).toEqual(["-", "-"]);
});

test("JSON says the same and holds nothing that a terminal acts on", () => {
  expect(jsonLine({ name: "a\u009b31m\u202eb\u{e0041}\n" })).toBe(
    '{"name":"a\\u009b31m\\u202eb\\udb40\\udc41\\n"}\n',
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = jsonLine({ [text]: text });
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      expect(JSON.parse(line)).toEqual({ [text]: text });
    }),
  );
});
