import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLine } from "../../src/bundle/visible.ts";
import { escapeBlock, escapeOutside } from "../../src/cli/escape.ts";

/** What no line that a person sees may hold. */
const ACTED_ON = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

test.each([
  ["\u001b[2Jgone", "\\u{1b}[2Jgone"],
  ["a\nb\tc", "a\\u{a}b\\u{9}c"],
  ["\u009b31m", "\\u{9b}31m"],
  ["app\u202egnp.exe", "app\\u{202e}gnp.exe"],
  ["zero\u200bwidth", "zero\\u{200b}width"],
  ["\ufefftext", "\\u{feff}text"],
  ["half \ud800", "half \\u{d800}"],
  ["tag \u{e0041}", "tag \\u{e0041}"],
  ["soft\u00adhyphen", "soft\\u{ad}hyphen"],
  ["a\u00a0b\u3000c\u2800d", "a\\u{a0}b\\u{3000}c\\u{2800}d"],
  ["heart\ufe0f", "heart\\u{fe0f}"],
  ["own \ue000", "own \\u{e000}"],
  ["\u0430pp", "\\u{430}pp"],
  ["\u217cinux \u2025/etc \u0261o1\u201321", "\\u{217c}inux \\u{2025}/etc \\u{261}o1\\u{2013}21"],
  ["\ufb01le l\u0338ib b\u0131n a\u2223b\u2500c", "\\u{fb01}le l\\u{338}ib b\\u{131}n a\\u{2223}b\\u{2500}c"],
  ["web-\u0430\u0440\u0440 next to apps", "web-\\u{430}\\u{440}\\u{440} next to apps"],
  ["\u0441\u043e\u0440\u0435", "\\u{441}\\u{43e}\\u{440}\\u{435}"],
  ["\u03bfpen", "\\u{3bf}pen"],
  ["mo\u0436dule", "mo\\u{436}dule"],
  ["\uff47o\uff0e\u{1d41a}", "\\u{ff47}o\\u{ff0e}\\u{1d41a}"],
  ["example.test\u2215app\u2024x\u2010y", "example.test\\u{2215}app\\u{2024}x\\u{2010}y"],
])("%j is printed as %s", (outside, printed) => {
  expect(escapeOutside(outside)).toBe(printed);
});

test("plain text of any script passes as it is", () => {
  for (const text of [
    "app-1.gobundle",
    "应用（0700）：无",
    "приложение",
    "O=ООО Ромашка, CN=web-приложение",
    "Ελληνικά",
    "café",
    "Nguyễn",
    "עברית",
    "😀",
  ])
    expect(escapeOutside(text)).toBe(text);
});

test("nothing that a terminal acts on is left, whatever comes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeOutside(text)).not.toMatch(ACTED_ON);
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
      expect(line.slice(0, -1)).not.toMatch(ACTED_ON);
      expect(JSON.parse(line)).toEqual({ [text]: text });
    }),
  );
});
