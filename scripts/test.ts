import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Runs the parts named on the command line, `check`, `unit` and `e2e`, all of them even where one fails, and prints
 * one last line: `N passed, N failed`. Each tool of `check` counts as one.
 */
const CHECKS: readonly (readonly [string, ...string[]])[] = [
  ["biome", "ci", "--error-on-warnings"],
  ["tsc", "--noEmit"],
  ["knip"],
];

interface Score {
  readonly passed: number;
  readonly failed: number;
}

const root = resolve(import.meta.dirname, "..");

function check(): Score[] {
  return CHECKS.map(([tool, ...words]) => {
    console.log(`== ${[tool, ...words].join(" ")}`);
    const { status } = spawnSync(tool, words, { cwd: root, stdio: "inherit" });
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

/** A project of `vitest.config.ts`. A run that breaks off without a report, or finds nothing to run, is a failure. */
function vitest(project: string): Score {
  console.log(`== vitest ${project}`);
  const folder = mkdtempSync(join(tmpdir(), "gobundle-test-"));
  const report = join(folder, "report.json");
  const words = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const { status } = spawnSync("vitest", words, { cwd: root, stdio: "inherit" });
  const score = readScore(report);
  rmSync(folder, { recursive: true });
  const silent = score.failed === 0 && (status !== 0 || score.passed === 0);
  return silent ? { ...score, failed: 1 } : score;
}

function readScore(report: string): Score {
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8"));
    // What was skipped was not shown to work.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numTotalTests - numPassedTests) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const scores = process.argv.slice(2).flatMap((part) => (part === "check" ? check() : [vitest(part)]));
const passed = scores.reduce((sum, score) => sum + score.passed, 0);
const failed = scores.reduce((sum, score) => sum + score.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
