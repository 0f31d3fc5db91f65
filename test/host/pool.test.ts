import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { Pool } from "../../src/host/threads/pool.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";

const PLENTY = 1e12;

function threads(
  size: number,
  start = () => new Worker(new URL("../../src/host/threads/worker.ts", import.meta.url)),
): Pool {
  const pool = new Pool(size, start);
  onTestFinished(() => pool.close());
  return pool;
}

function open(bytes: Uint8Array): { fd: number; at: number; label: string } {
  const path = join(testFolder(), "file");
  writeFileSync(path, bytes);
  const fd = openSync(path, "r");
  onTestFinished(() => closeSync(fd));
  return { fd, at: 0, label: path };
}

describe("jobs", () => {
  test.each([
    ["without threads", () => inlinePool()],
    ["on two threads", () => threads(2)],
  ])("give the same %s", async (_, make) => {
    const bytes = Buffer.alloc(3_000_000, "gobundle");
    const source = open(bytes);
    const pool = make();
    pool.expect(PLENTY);
    const ranges = Array.from({ length: 30 }, (_, at) => ({
      source: { ...source, at: at * 1000 },
      length: 2_000_000,
    }));
    const digests = await Promise.all(
      ranges.map((range, at) => pool.run("digestRange", range, at % 3 === 0)),
    );
    expect(digests).toEqual(ranges.map(({ source: { at } }) => sha256(bytes.subarray(at, at + 2_000_000))));
  });

  test("throw the same faults from a thread", async () => {
    const pool = threads(1);
    pool.expect(PLENTY);
    const source = open(Buffer.alloc(100));
    const range = { source, length: 200 };
    await expect(pool.run("digestRange", range, true)).rejects.toMatchObject({
      code: "bundle-truncated",
      facts: { want: 200, got: 100 },
    });
  });

  test("end with a fault when their thread ends", async () => {
    const pool = threads(1, () => {
      const script =
        "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => process.exit(3)); parentPort.postMessage({ is: 'ready' });";
      return new Worker(script, { eval: true });
    });
    pool.expect(PLENTY);
    const range = { source: open(Buffer.alloc(100)), length: 100 };
    await expect(pool.run("digestRange", range, true)).rejects.toMatchObject({ code: "worker-lost" });
    // What comes after is done without it.
    await expect(pool.run("digestRange", range)).resolves.toBe(sha256(Buffer.alloc(100)));
  });

  test("that are not done when all is to stop are refused with its reason, and so are later ones", async () => {
    const silent =
      "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => {}); parentPort.postMessage({ is: 'ready' });";
    const pool = threads(1, () => new Worker(silent, { eval: true }));
    pool.expect(PLENTY);
    const range = { source: open(Buffer.alloc(100)), length: 100 };
    const jobs = [1, 2, 3].map(() => pool.run("digestRange", range, true));
    const ends = Promise.allSettled(jobs);
    await pool.stop("SIGTERM");
    const refused = { status: "rejected", reason: "SIGTERM" };
    expect(await ends).toEqual([refused, refused, refused]);
    await expect(pool.run("digestRange", range)).rejects.toBe("SIGTERM");
  });

  test("at hand come to their end before their thread does: ended inside zlib, it would take the process along", async () => {
    const pool = threads(1);
    pool.expect(PLENTY);
    const bytes = Buffer.alloc(32 * 1024 * 1024);
    const range = { source: open(bytes), length: bytes.length };
    await pool.run("digestRange", { ...range, length: 100 }, true);
    const job = pool.run("digestRange", range, true);
    await pool.stop("SIGINT");
    await expect(job).resolves.toBe(sha256(bytes));
  });

  test("that are to be done aside are left to the other threads", async () => {
    const elsewhere =
      "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => parentPort.postMessage({ is: 'output', output: 'elsewhere' })); parentPort.postMessage({ is: 'ready' });";
    const pool = threads(1, () => new Worker(elsewhere, { eval: true }));
    pool.expect(PLENTY);
    const range = { source: open(Buffer.alloc(100)), length: 100 };
    const jobs = Array.from({ length: 20 }, () => pool.run("digestRange", range, false, () => true));
    expect(new Set(await Promise.all(jobs))).toEqual(new Set(["elsewhere"]));
  });

  test("that are long begin, however many short ones come", async () => {
    const pool = threads(1);
    pool.expect(PLENTY);
    const range = { source: open(Buffer.alloc(100)), length: 100 };
    await pool.run("digestRange", range, true);
    let begun = false;
    let rounds = 0;
    const shortOnes = async () => {
      while (!begun && rounds++ < 3000) await pool.run("digestRange", range);
    };
    const all = [1, 2, 3, 4].map(shortOnes);
    const long = pool.run("digestRange", range, true).then(() => {
      begun = true;
    });
    await Promise.all(all);
    expect(begun).toBe(true);
    await long;
  });

  test("are done here when no thread can start", async () => {
    const pool = threads(2, () => new Worker("throw new Error('no')", { eval: true }));
    pool.expect(PLENTY);
    const range = { source: open(Buffer.alloc(100)), length: 100 };
    await expect(pool.run("digestRange", range, true)).resolves.toBe(sha256(Buffer.alloc(100)));
  });
});
