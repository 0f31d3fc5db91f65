import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastingZone, rootPem } from "../e2e/support/lasting-zone.ts";
import { type NamedCase, readCases } from "../support/case-files.ts";
import { deliver } from "../support/case-host.ts";
import { verdictFor, verdictsOf } from "../support/hostile-case.ts";
import { makeBundle, writeTar } from "../support/make-bundle.ts";
import { type Seen, watched } from "./support/bystander.ts";

/**
 * Nothing is written outside of staging before everything is verified: seen from outside, by strace, on the packed executable.
 * A machine without strace fails here.
 */
const zone = lastingZone("test zone");
const folder = mkdtempSync(join(tmpdir(), "gobundle-watched-"));
const root = join(folder, "root");
const config = join(folder, "config");
const cases = await readCases();
const target = process.arch === "x64" ? "linux/amd64" : "linux/arm64";

beforeAll(async () => {
  writeFileSync(join(folder, "root.pem"), rootPem(zone));
  const { fingerprint } = zone.root.certificate;
  const trusted = await run("trust", "add", "root.pem", "--fingerprint", fingerprint);
  expect(trusted.status, trusted.stderr).toBe(0);
  const standing = makeBundle({ zone, name: "standing", targets: [target], files: { standing: "here\n" } });
  const applied = await run("apply", "--root", root, writeTar(standing, folder));
  expect(applied.status, applied.stderr).toBe(0);
  // So that what follows proves something: an apply that goes well is seen to write where it should.
  expect(applied.written).toContain(join(root, "current.new"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: readonly string[]): Promise<Seen> {
  return watched([...words, "--config", config], folder);
}

/** The case as a file on the desk, under a name of its own. */
async function delivered(one: NamedCase): Promise<string> {
  const patient = await one.make(zone);
  const { path } = deliver(patient, "tar", join(folder, "media"));
  return path;
}

/** Where a refused `apply` may write: staging, the lock that keeps others out, the log of what was tried. */
const ALLOWED = [
  /^\/dev\/null$/,
  /\/root\/staging(?:\/|$)/,
  /\/root\/lock(?:\.\d+)?$/,
  /\/root\/audit\.jsonl$/,
];

function astray({ written }: Seen): readonly string[] {
  return written.filter((path) => !ALLOWED.some((place) => place.test(path)));
}

/** Those that are about the time of the tests are taken when the clock is right. */
function isTimeless(one: NamedCase): boolean {
  return !one.name.startsWith("time/") && !verdictsOf(one).includes("signer-not-yet-valid");
}

const inTar = cases.filter((one) => verdictFor(one, "tar") !== undefined && isTimeless(one));
const refused = inTar.filter(({ applied }) => applied !== "taken");

describe("a refused apply writes into staging and nowhere else", () => {
  test.each(refused.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const seen = await run("apply", "--root", root, await delivered(one));
    expect(seen.status, seen.stderr).toBe(3);
    expect(astray(seen)).toEqual([]);
  });
});

/** One case for each code that there is. */
const ofEachCode = [...new Map(inTar.map((one) => [verdictsOf(one).join(), one])).values()];

describe("who only looks writes nothing", () => {
  test.each(ofEachCode.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const path = await delivered(one);
    for (const verb of ["verify", "inspect"]) {
      const seen = await run(verb, "--deep", path);
      expect(seen.status, seen.stderr).toBe(3);
      expect(seen.written.filter((place) => place !== "/dev/null")).toEqual([]);
    }
  });
});
