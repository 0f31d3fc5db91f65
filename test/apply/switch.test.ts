import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testHost } from "../support/test-host.ts";

/** Reads the link as fast as it can until a file appears, and says how often, and how often it was not there. */
const READER = `
const { existsSync, readlinkSync, writeFileSync } = require("node:fs");
const [link, stop, ready] = process.argv.slice(1);
const seen = new Set();
let reads = 0;
let missing = 0;
writeFileSync(ready, "");
while (reads % 100 !== 0 || !existsSync(stop)) {
  reads++;
  try {
    seen.add(readlinkSync(link));
  } catch {
    missing++;
  }
}
process.stdout.write(JSON.stringify({ reads, missing, seen: [...seen].sort() }));
`;

test("a reader that loops on the link through 100 switches never sees it missing", async () => {
  const { store, root, folder } = testHost();
  store.prepare();
  for (const release of [1, 2]) mkdirSync(join(root, `releases/${release}`));
  store.switchCurrent("none", 1);
  const [stop, ready] = [join(folder, "stop"), join(folder, "ready")];
  const reader = spawn(process.execPath, ["-e", READER, join(root, "current"), stop, ready]);
  let said = "";
  reader.stdout.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  const ended = once(reader, "close");
  while (!exists(ready)) await new Promise((resolve) => setTimeout(resolve, 5));
  for (let n = 0; n < 50; n++) {
    store.switchCurrent(1, 2);
    store.settle();
    store.switchCurrent(2, 1);
    store.settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
  writeFileSync(stop, "");
  await ended;
  const { reads, missing, seen } = JSON.parse(said);
  expect(missing).toBe(0);
  expect(seen.every((target: string) => target === "releases/1" || target === "releases/2")).toBe(true);
  expect(reads).toBeGreaterThan(100);
});

test("a switch from what is not there is refused, and done twice it is done once", () => {
  const { store } = testHost();
  store.prepare();
  store.switchCurrent("none", 1);
  store.switchCurrent("none", 1);
  expect(() => store.switchCurrent(2, 3)).toThrow("store-conflict");
  expect(store.live()).toEqual({ release: 1 });
});

test("a path that leads out of the root is refused", () => {
  const { store } = testHost();
  store.prepare();
  expect(() => store.move("store/../../x", "store/y")).toThrow("store-conflict");
  expect(() => store.record("../x", "", "y")).toThrow("store-conflict");
});

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
