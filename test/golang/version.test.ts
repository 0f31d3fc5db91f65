import { expect, test } from "vitest";
import {
  compareGo,
  firstReleaseOf,
  type GoVersion,
  isLanguageVersion,
  isPrerelease,
  languageVersion,
  parseGoVersion,
} from "../../src/golang/version.ts";

const go = (text: string): GoVersion => {
  const version = parseGoVersion(text);
  if (!version) throw new Error(text);
  return version;
};

test("the order of go.dev/doc/toolchain#version", () => {
  const inOrder = [
    "1.2.2",
    "1.19",
    "1.19.8",
    "1.20beta1",
    "1.20rc1",
    "1.20",
    "1.20.14",
    "1.21",
    "1.21rc2",
    "1.21rc10",
  ];
  inOrder.push("1.21.0", "1.21.5", "1.21.13", "1.22", "1.22rc1", "1.22.0", "1.100.0");
  const shuffled = inOrder.map(go).reverse();
  expect(shuffled.sort(compareGo)).toEqual(inOrder);
});

test("a leading go is dropped", () => {
  expect(parseGoVersion("go1.21.5")).toBe("1.21.5");
});

test.each([
  "1",
  "2.0",
  "1.21.",
  "1.021",
  "1.21.05",
  "1.21rc0",
  "1.21.0rc1",
  "1.21-x",
  "gogo1.2",
  "1.21.5 ",
  "",
  "v1.21.5",
])("%j is no Go version", (text) => {
  expect(parseGoVersion(text)).toBeUndefined();
});

test("language versions and what they begin with", () => {
  expect(languageVersion(go("1.21.5"))).toBe("1.21");
  expect(languageVersion(go("1.22rc1"))).toBe("1.22");
  expect(firstReleaseOf(go("1.21"))).toBe("1.21.0");
  expect(firstReleaseOf(go("1.20"))).toBe("1.20");
  expect([go("1.21"), go("1.21.0"), go("1.21rc1")].map(isLanguageVersion)).toEqual([true, false, false]);
  expect([go("1.21"), go("1.21.0"), go("1.21rc1")].map(isPrerelease)).toEqual([false, false, true]);
});
