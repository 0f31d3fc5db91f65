import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { copyApp } from "../../src/create/assemble/app-copy.ts";
import { selectFiles } from "../../src/create/assemble/app-selection.ts";
import { isMeant } from "../../src/create/assemble/glob.ts";
import { looksSecret } from "../../src/create/assemble/secrets.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { faultOf } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";
import { silentReporter } from "../support/silent-reporter.ts";

let dir: string;
const ports = { processes: nodeProcesses(["none"]), scratch: nodeScratch() };
const app = () => ({
  name: "app",
  source: { base: dir, dir: "", folders: [""], modules: [""] },
});

beforeEach(() => {
  dir = join(testFolder(), "app");
  mkdirSync(dir);
});

function files(...names: readonly string[]): void {
  for (const name of names) writeInto(join(dir, name), name);
}

async function select(
  wishes: { include?: string[]; exclude?: string[] } = {},
  needed: readonly string[] = [],
) {
  const reporter = silentReporter();
  const all = { include: [], exclude: [], ...wishes };
  const selected = await selectFiles(app(), all, { ...ports, reporter, needed: async () => needed });
  return { selected, warnings: reporter.warnings };
}

describe("which files of an app travel", () => {
  test("without a repository: all but vendor/, droppings and likely secrets", async () => {
    files(
      "main.go",
      "vendor/modules.txt",
      "sub/vendor/x.go",
      ".DS_Store",
      "._x",
      ".env",
      "deploy/tls.key",
      "web/.env.example",
    );
    expect(await select()).toEqual({
      selected: ["main.go", "sub/vendor/x.go", "web/.env.example"],
      warnings: ["secrets-left-out"],
    });
  });

  test("with git: what it ignores stays out, but what the build names, or what is included", async () => {
    files("main.go", "gen.go", "dist/app", "notes/x.txt", ".git-not/x");
    writeInto(join(dir, ".gitignore"), "gen.go\ndist/\nnotes/\n");
    execFileSync("git", ["init", "-q"], { cwd: dir });
    expect(await select({}, ["main.go"])).toEqual({
      selected: [".git-not/x", ".gitignore", "main.go"],
      warnings: [],
    });
    expect(await select({}, ["gen.go"])).toEqual({
      selected: [".git-not/x", ".gitignore", "gen.go", "main.go"],
      warnings: ["ignored-carried"],
    });
    const { selected, warnings } = await select({ include: ["notes"], exclude: [".git-not"] });
    expect({ selected, warnings }).toEqual({
      selected: [".gitignore", "main.go", "notes/x.txt"],
      warnings: [],
    });
  });

  test("a tracked file that is gone is no fault", async () => {
    files("main.go", "gone.go");
    execFileSync("git", ["init", "-q"], { cwd: dir });
    execFileSync("git", ["add", "."], { cwd: dir });
    ports.scratch.remove(join(dir, "gone.go"));
    expect((await select()).selected).toEqual(["main.go"]);
  });

  test("a secret travels when it is included", async () => {
    files("main.go", "test.key");
    expect(await select({ include: ["*.key"] })).toEqual({ selected: ["main.go", "test.key"], warnings: [] });
  });

  test.each([
    ["*.key", "a/b.key", true],
    ["a/*.key", "a/b.key", true],
    ["a/*.key", "x/a/b.key", false],
    ["assets", "web/assets/x.png", true],
    ["web/assets/", "web/assets/x/y.png", true],
    ["./main.go", "main.go", true],
    ["**/x", "a/b/x", true],
  ])("%s means %s: %s", (pattern, path, meant) => {
    expect(isMeant(path, [pattern])).toBe(meant);
  });

  test.each([".env", "a/.env.local", ".netrc", "id_ed25519", "x.P12", "deploy.key"])(
    "%s looks like a secret",
    (path) => {
      expect(looksSecret(path)).toBe(true);
    },
  );

  test.each([".env.example", "main.go", "monkey", "key.go", "public.pem"])("%s does not", (path) => {
    expect(looksSecret(path)).toBe(false);
  });
});

describe("the copy of an app", () => {
  const copy = (paths: readonly string[], reporter = silentReporter()) => {
    const into = join(testFolder(), "copy");
    copyApp(app(), paths, into, { scratch: ports.scratch, reporter });
    return into;
  };

  test("links inside become copies, with a warning", () => {
    files("a/real.txt", "a/b/more.txt");
    symlinkSync("a/real.txt", join(dir, "link.txt"));
    symlinkSync("a", join(dir, "folder"));
    const reporter = silentReporter();
    const into = copy(["a/real.txt", "a/b/more.txt", "link.txt", "folder"], reporter);
    expect(readFileSync(join(into, "link.txt"), "utf8")).toBe("a/real.txt");
    expect(readFileSync(join(into, "folder/b/more.txt"), "utf8")).toBe("a/b/more.txt");
    expect(listing(into).some((line) => line.includes("->"))).toBe(false);
    expect(reporter.warnings).toEqual(["link-copied"]);
  });

  test.each(["/etc/passwd", "../outside", "none", "."])("a link to %s is refused by name", (points) => {
    writeInto(join(dir, "..", "outside"), "x");
    symlinkSync(points, join(dir, "link"));
    expect(faultOf(() => copy(["link"]))).toBe("app-link-outside");
  });

  test("a fifo is refused", () => {
    execFileSync("mkfifo", [join(dir, "pipe")]);
    expect(faultOf(() => copy(["pipe"]))).toBe("app-file-kind");
  });
});
