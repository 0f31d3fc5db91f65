import { expect, test } from "vitest";
import {
  compareModuleVersions,
  isCanonical,
  isPrereleaseVersion,
  isPseudoVersion,
} from "../../src/golang/semver.ts";

test("the order of Semantic Versioning 2.0.0, clause 11", () => {
  const inOrder = [
    "v0.9.0",
    "v1.0.0-alpha",
    "v1.0.0-alpha.1",
    "v1.0.0-alpha.beta",
    "v1.0.0-beta",
    "v1.0.0-beta.2",
  ];
  inOrder.push(
    "v1.0.0-beta.11",
    "v1.0.0-rc.1",
    "v1.0.0",
    "v1.2.0",
    "v1.10.0",
    "v2.0.0+incompatible",
    "v99999999999999999999.0.0",
  );
  expect([...inOrder].reverse().sort(compareModuleVersions)).toEqual(inOrder);
});

test("what is no version comes first", () => {
  expect(compareModuleVersions("latest", "v0.0.0-0")).toBeLessThan(0);
});

test.each(["v1.2.3", "v0.0.0-20230101000000-abcdefabcdef", "v2.0.0+incompatible", "v1.0.0-rc.1"])(
  "%s is canonical",
  (v) => {
    expect(isCanonical(v)).toBe(true);
  },
);

test.each([
  "1.2.3",
  "v1",
  "v1.2",
  "v01.2.3",
  "v1.2.3-01",
  "v1.2.3+meta",
  "v1.2.3-",
  "v1.2.3-a..b",
  "v1.2.3 ",
])("%s is not canonical", (v) => {
  expect(isCanonical(v)).toBe(false);
});

test.each([
  ["v0.0.0-20230101000000-abcdefabcdef", true],
  ["v1.2.4-0.20230101000000-abcdefabcdef", true],
  ["v1.2.3-pre.0.20230101000000-abcdefabcdef", true],
  ["v2.0.1-0.20230101000000-abcdefabcdef+incompatible", true],
  ["v1.2.3", false],
  ["v1.2.3-rc.1", false],
  ["v1.2.3-20230101000000-abcdefabcdef", false],
])("%s is a pseudo-version: %s", (v, expected) => {
  expect(isPseudoVersion(v)).toBe(expected);
});

test("prereleases are told from releases", () => {
  expect(["v1.0.0-rc.1", "v1.0.0", "v1.0.0+incompatible"].map(isPrereleaseVersion)).toEqual([
    true,
    false,
    false,
  ]);
});
