import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";

test("the same sources give the same bytes in another folder and environment", () => {
  const out = mkdtempSync(join(tmpdir(), "gobundle-build-"));
  try {
    const env = { PATH: process.env["PATH"], CI: "1", FORCE_COLOR: "1", TERM: "xterm", LANG: "C" };
    execFileSync("node", [join(import.meta.dirname, "../../scripts/build.ts"), out], { stdio: "pipe", env });
    expect(sha256(readFileSync(join(out, "gobundle")))).toBe(sha256(readFileSync(EXECUTABLE)));
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("it runs nothing but itself, whatever NODE_OPTIONS says", async () => {
  const { status, stdout } = await gobundle(["version"], {
    env: { NODE_OPTIONS: "--require /nonexistent.js" },
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^gobundle \d/) });
});

test("words for Node are refused like any other unknown word", async () => {
  const { status, stderr } = await gobundle(["--eval", "1"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^gobundle: error GB-20\d\d: /);
});

test.each([
  ["a full device", "exec 3> /dev/full"],
  ["a pipe whose reader has gone", "exec 3> >(true); wait $!"],
])("a result that goes to %s is lost, and the status says so", (_, open) => {
  const { status, stderr } = spawnSync("bash", ["-c", `${open}; "${EXECUTABLE}" help >&3`], {
    encoding: "utf8",
  });
  expect(stderr).toMatch(/^gobundle: error GB-1001: /);
  expect(status).toBe(1);
});

test("closed streams do not stop it", () => {
  const { status } = spawnSync("sh", ["-c", `"${EXECUTABLE}" version <&- 2>&-`]);
  expect(status).toBe(0);
});
