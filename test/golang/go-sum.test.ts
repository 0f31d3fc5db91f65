import { expect, test } from "vitest";
import { parseGoSum } from "../../src/golang/go-sum.ts";
import { faultOf } from "../support/fault-of.ts";

const H1 = "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=";

test("zip and go.mod lines are told apart", () => {
  const text = `a.b/c v1.0.0 ${H1}\na.b/c v1.0.0/go.mod ${H1}\n\n`;
  const module = { path: "a.b/c", version: "v1.0.0" };
  expect(parseGoSum(text)).toEqual([
    { module, of: "zip", h1: H1 },
    { module, of: "mod", h1: H1 },
  ]);
});

test("an unknown algorithm proves nothing, and an empty go.mod's sum is an old mistake", () => {
  expect(
    parseGoSum(`a.b/c v1.0.0 h2:abc\na.b/c v1.0.0/go.mod h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=\n`),
  ).toEqual([]);
});

test.each([
  ["a.b/c v1.0.0\n", "fields"],
  [`a.b/c v1.0.0 ${H1} x\n`, "fields"],
  ["a.b/c v1.0.0 h1:short\n", "h1"],
])("%j is refused: %s", (text, rule) => {
  expect(faultOf(() => parseGoSum(text))).toBe(`go-mod-syntax:${rule}`);
});
