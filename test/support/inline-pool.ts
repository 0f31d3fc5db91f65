import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Pool } from "../../src/host/threads/pool.ts";

/** A pool without threads: every job runs in the test's own. */
export function inlinePool(): Pool {
  return new Pool(0, () => {
    throw new Error("no threads here");
  });
}

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gobundle-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
