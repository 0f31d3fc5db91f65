import { spawnSync } from "node:child_process";
import { constants, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Isolated } from "../../src/apply/isolated.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { inlinePool } from "../support/inline-pool.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";

/** A host that hears `signal` as soon as something has been received. */
function stoppedWhileReceiving(
  host: TestHost,
  signal: string,
  parts: Partial<Pick<Isolated, "media">> = {},
): TestHost {
  const stop = new AbortController();
  const open = (parts.media ?? host.media).open;
  const media: Isolated["media"] = {
    ...host.media,
    open: async (path) => {
      const opened = await open(path);
      return {
        ...opened,
        pass: (manifest, destiny, seen) => {
          setImmediate(() => stop.abort(signal));
          return opened.pass(manifest, destiny, (done, total) => {
            stop.abort(signal);
            seen(done, total);
          });
        },
      };
    },
  };
  return { ...host, ...parts, media, interrupted: stop.signal };
}

/** Standard input that brings `bytes` and then nothing, without an end: we hold its other end as well. */
function stalled(host: TestHost, bytes: Uint8Array): Isolated["media"] {
  const path = join(host.folder, "fifo");
  spawnSync("mkfifo", [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  expect(writeSync(fd, bytes)).toBe(bytes.length);
  return nodeMedia(inlinePool(), () => fd);
}

describe("a signal", () => {
  test.each([
    ["SIGINT", "interrupted"],
    ["SIGTERM", "terminated"],
  ])("%s while a bundle is received: nothing changed", async (signal, code) => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    expect(await faultOfAsync(applyTo(stoppedWhileReceiving(host, signal), path))).toBe(code);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test("while a pipe keeps us waiting for its head", async () => {
    const host = testHost();
    const stop = new AbortController();
    setTimeout(() => stop.abort("SIGINT"), 20);
    const waiting = { ...host, media: stalled(host, new Uint8Array(1)), interrupted: stop.signal };
    expect(await faultOfAsync(applyTo(waiting, "-"))).toBe("interrupted");
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test("while a pipe keeps us waiting for a member", async () => {
    const host = testHost();
    const bytes = readFileSync(goBundle(host, "1.21.5", 1));
    const media = stalled(host, bytes.subarray(0, bytes.length - 4096));
    const waiting = stoppedWhileReceiving(host, "SIGTERM", { media });
    expect(await faultOfAsync(applyTo(waiting, "-"))).toBe("terminated");
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });
});
