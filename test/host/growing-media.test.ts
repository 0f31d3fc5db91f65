import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Front } from "../../src/create/write/front.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, tarOf } from "../support/make-bundle.ts";

const MIB = 1024 * 1024;
const bundle = makeBundle({ files: { "large.bin": Buffer.alloc(20 * MIB, 7), "small.txt": "small\n" } });
const whole = tarOf(bundle);
const HEAD = 64 * 1024;

/** Reads a container while `write` makes the rest of it; `passed` hears what was under way when each piece came. */
async function readBehind(write: (path: string, front: Front) => Promise<void>): Promise<number> {
  const path = join(testFolder(), "growing.gobundle");
  writeFileSync(path, whole.subarray(0, HEAD));
  const front = new Front();
  front.advance(HEAD);
  const media = await nodeMedia(inlinePool()).open(path, front);
  let checked = 0;
  const reading = media.pass(
    bundle.manifest,
    () => ({ do: "check" }),
    (bytes) => {
      checked = bytes;
    },
  );
  const [read, written] = await Promise.allSettled([reading, write(path, front)]);
  media.close();
  if (written.status === "rejected") throw written.reason;
  if (read.status === "rejected") throw read.reason;
  return checked;
}

/** Appends the rest as `bytes` has it, 3 MiB at a time, and lets the reader have its turn. */
async function append(path: string, front: Front, bytes: Uint8Array = whole): Promise<void> {
  for (let at = HEAD; at < bytes.length; at += 3 * MIB) {
    const piece = bytes.subarray(at, at + 3 * MIB);
    appendFileSync(path, piece);
    front.advance(piece.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe("a container that is read while it is written", () => {
  test("is whole when the last byte is there", async () => {
    const sizes = bundle.manifest.members.reduce((sum, { size }) => sum + size, 0);
    expect(await readBehind(append)).toBe(sizes);
  });

  test("never reads ahead of its writer", async () => {
    const checked = await readBehind(async (path, front) => {
      // Bytes that nobody has vouched for yet are wrong until the writer says that they are there.
      appendFileSync(path, Buffer.alloc(whole.length - HEAD, 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      truncateSync(path, HEAD);
      await append(path, front);
    });
    expect(checked).toBeGreaterThan(0);
  });

  test("refused where a byte came out otherwise", async () => {
    const other = Buffer.from(whole);
    other[whole.length - 12 * MIB] = 8;
    const fault = faultOfAsync(readBehind((path, front) => append(path, front, other)));
    expect(await fault).toBe("member-digest");
  });

  test("refused where less was written than was said", async () => {
    const fault = faultOfAsync(
      readBehind(async (path, front) => {
        await append(path, front, whole.subarray(0, -512));
        front.end();
      }),
    );
    expect(await fault).toBe("bundle-truncated");
  });

  test("gives up with the words of a writer who does", async () => {
    const reading = readBehind((_, front) => {
      front.fail(new Error("no room"));
      return Promise.resolve();
    });
    await expect(reading).rejects.toThrow("no room");
  });
});
