import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { faultOf } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";

const scratch = nodeScratch();

test("what stands where", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "b"), "12", { mode: 0o755 });
  mkdirSync(join(folder, "a"));
  symlinkSync("b", join(folder, "\u00e9"));
  expect(scratch.list(folder)).toEqual([
    { name: "a", kind: "folder", size: 0, executable: false },
    { name: "b", kind: "file", size: 2, executable: true },
    { name: "\u00e9", kind: "link", size: 0, executable: false, points: "b" },
  ]);
  expect(scratch.look(join(folder, "b", "c"))).toBeUndefined();
  expect([scratch.list(join(folder, "none")), scratch.read(join(folder, "none"))]).toEqual([
    undefined,
    undefined,
  ]);
});

test("a file is replaced at once and leaves nothing beside it", () => {
  const path = join(testFolder(), "x", "y");
  scratch.write(path, "one");
  scratch.write(path, "two");
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(readdirSync(join(path, ".."))).toEqual(["y"]);
});

test("growing: goes on, or begins again", () => {
  const path = join(testFolder(), "x");
  for (const [again, expected] of [
    [false, "a"],
    [false, "aa"],
    [true, "a"],
  ] as const) {
    const file = scratch.grow(path);
    if (again) file.restart();
    file.write(Buffer.from("a"));
    file.close();
    expect(readFileSync(path, "utf8")).toBe(expected);
  }
});

test("copies have one of two modes and replace nothing", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "a"), "x", { mode: 0o600 });
  scratch.copy(join(folder, "a"), join(folder, "n/b"), true);
  scratch.copy(join(folder, "a"), join(folder, "n/c"), false);
  expect(["b", "c"].map((name) => statSync(join(folder, "n", name)).mode & 0o777)).toEqual([0o755, 0o644]);
  expect(faultOf(() => scratch.copy(join(folder, "a"), join(folder, "n/b"), true))).toBe("disk-failed");
});

test("shared files are one file; read-only trees go too", () => {
  const folder = testFolder();
  scratch.write(join(folder, "a"), "x");
  scratch.share(join(folder, "a"), join(folder, "b/c"));
  expect(statSync(join(folder, "a")).ino).toBe(statSync(join(folder, "b/c")).ino);
  scratch.remove(join(folder, "b"));
  expect(existsSync(join(folder, "b"))).toBe(false);
});

describe("an output", () => {
  test.each(["file", "folder"] as const)("a %s takes its name at the end", (kind) => {
    const folder = testFolder();
    const output = scratch.output(join(folder, "x"), kind);
    if (kind === "file") writeFileSync(output.path, "1");
    else writeFileSync(join(output.path, "in"), "1");
    expect(readdirSync(folder)).not.toContain("x");
    output.publish();
    output.discard();
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  test.each(["file", "folder"] as const)("a %s replaces nothing", (kind) => {
    const folder = testFolder();
    const output = scratch.output(join(folder, "x"), kind);
    if (kind === "file") writeFileSync(output.path, "new");
    writeFileSync(join(folder, "x"), "old");
    expect(faultOf(() => output.publish())).toBe("output-exists");
    output.discard();
    expect([readdirSync(folder), readFileSync(join(folder, "x"), "utf8")]).toEqual([["x"], "old"]);
  });
});
