import { execFileSync } from "node:child_process";
import { mkdirSync, openSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, writeFolder } from "../support/make-bundle.ts";

/** So many entries instead of 300,000. */
const MOST = vi.hoisted(() => 40);
vi.mock("../../src/limits.ts", async (real) => ({ ...(await real<object>()), MAX_FOLDER_ENTRIES: MOST }));

const bundle = makeBundle({ files: { "a.txt": "a\n", "b/c.txt": "c\n" } });
/** Two head files, SHA256SUMS, two files, two folders. */
const ENTRIES = 7;

async function opened(path: string) {
  const media = await nodeMedia(inlinePool(), () => openSync("/dev/null", "r")).open(path);
  onTestFinished(() => media.close());
  return media;
}

const passed = async (path: string) =>
  (await opened(path)).pass(
    bundle.manifest,
    () => ({ do: "check" }),
    () => undefined,
  );

test("what a Mac leaves on a stick is told, and never opened", async () => {
  const path = writeFolder(bundle, testFolder());
  // A file that somebody opens makes him wait here for good.
  execFileSync("mkfifo", [join(path, "._manifest.json"), join(path, "files/._a.txt")]);
  mkdirSync(join(path, "files/._b"));
  for (const name of [".DS_Store", "files/b/.DS_Store"]) writeFileSync(join(path, name), "Bud1");
  const media = await opened(path);
  expect(media.ignored.toSorted()).toEqual([
    ".DS_Store",
    "._manifest.json",
    "files/._a.txt",
    "files/._b",
    "files/b/.DS_Store",
  ]);
  await expect(passed(path)).resolves.toEqual([]);
});

test("a name that only looks like one of those is a file too many", async () => {
  const path = writeFolder(bundle, testFolder());
  writeFileSync(join(path, "DS_Store"), "");
  expect(await faultOfAsync(passed(path))).toBe("member-extra");
});

test("a folder of more entries than any bundle has is refused, those that are ignored included", async () => {
  const path = writeFolder(bundle, testFolder());
  for (let at = ENTRIES; at < MOST; at++) writeFileSync(join(path, `._${at}`), "");
  await expect(passed(path)).resolves.toEqual([]);
  writeFileSync(join(path, "._more"), "");
  expect(await faultOfAsync(opened(path))).toBe("not-a-bundle:too-many-entries");
});

test("folders in each other count as well", async () => {
  const path = writeFolder(bundle, testFolder());
  mkdirSync(join(path, "x/".repeat(MOST - ENTRIES + 1)), {
    recursive: true,
  });
  expect(await faultOfAsync(opened(path))).toBe("not-a-bundle:too-many-entries");
});

test("folders nested beyond the longest path of the system are refused, not followed", async () => {
  const path = writeFolder(bundle, testFolder());
  const down = `n=$(printf 'x%.0s' $(seq 250)); for i in $(seq 20); do mkdir $n && cd -P $n; done`;
  execFileSync("sh", ["-c", down], { cwd: path });
  expect(await faultOfAsync(passed(path))).toBe("file-read");
});

test.each([
  ["manifest.json", 64 * 1024 * 1024],
  ["manifest.p7s", 64 * 1024],
  ["revocations.json", 1024 * 1024],
])("a %s of a byte too many is refused before it is read", async (name, most) => {
  const path = writeFolder(bundle, testFolder());
  writeFileSync(join(path, name), "");
  truncateSync(join(path, name), most + 1);
  expect(await faultOfAsync(opened(path))).toBe("not-a-bundle:head-too-large");
});
