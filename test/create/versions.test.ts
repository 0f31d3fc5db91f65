import { describe, expect, test } from "vitest";
import { resolveVersions, type VersionIndex } from "../../src/create/resolve/versions.ts";
import type { GoVersion } from "../../src/golang/version.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { silentReporter } from "../support/silent-reporter.ts";

const LISTED = [
  "1.19",
  "1.19.13",
  "1.20",
  "1.20.14",
  "1.21",
  "1.21.0",
  "1.21.5",
  "1.21.13",
  "1.22rc1",
  "1.22.0",
  "1.22.12",
] as GoVersion[];
const index: VersionIndex = { listed: async () => LISTED, kept: () => ["1.21.5" as GoVersion] };
const resolve = (asked: readonly string[], offline = false, reporter = silentReporter()) =>
  resolveVersions(asked, offline, index, reporter);

describe("--go", () => {
  test.each([
    [["1.21.5"], ["1.21.5"]],
    [["go1.21.5", "1.21.5"], ["1.21.5"]],
    [
      ["1.21", "1.20"],
      ["1.21.13", "1.20.14"],
    ],
    [["1.22rc1"], ["1.22rc1"]],
  ])("%j means %j", async (asked, expected) => {
    expect(await resolve(asked)).toEqual(expected);
  });

  test("offline a series is the newest in the cache, and it says so", async () => {
    const reporter = silentReporter();
    expect(await resolve(["1.21"], true, reporter)).toEqual(["1.21.5"]);
    expect(reporter.warnings).toEqual(["newest-in-cache"]);
  });

  test("an exact version needs no index", async () => {
    const deaf: VersionIndex = { ...index, listed: () => Promise.reject(new Error("asked")) };
    expect(await resolveVersions(["1.21.99"], false, deaf, silentReporter())).toEqual(["1.21.99"]);
  });

  test.each(["1.99", "two", "1.21.05", "", "-v"])("%j does not exist", async (word) => {
    expect(await faultOfAsync(resolve([word]))).toBe("go-version-unknown");
  });

  test("the nearest are of the same series first", async () => {
    await expect(resolve(["1.23"])).rejects.toMatchObject({
      facts: { nearest: ["1.22.12", "1.22.0", "1.21.13", "1.21.5"] },
    });
  });

  test("none at all", async () => {
    expect(await faultOfAsync(resolve([]))).toBe("go-version-missing");
  });
});
