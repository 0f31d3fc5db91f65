import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { copyApp } from "../../src/create/assemble/app-copy.ts";
import { listApp } from "../../src/create/assemble/app-listing.ts";
import { resolveApps } from "../../src/create/resolve/app.ts";
import type { GoVersion } from "../../src/golang/version.ts";
import { runGo } from "../../src/gorun/go-child.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { MAX_GO_MOD_BYTES } from "../../src/limits.ts";
import { faultOf } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";
import { silentReporter } from "../support/silent-reporter.ts";

const ports = { processes: nodeProcesses(["none"]), scratch: nodeScratch() };
let dir: string;

beforeEach(() => {
  dir = join(testFolder(), "app");
  writeInto(join(dir, "go.mod"), "module example.test/app\n\ngo 1.21\n");
  writeInto(join(dir, "main.go"), "package main\n\nfunc main() {}\n");
});

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.test", "-c", "core.fsmonitor=false"];
  return execFileSync("git", [...who, ...args], { cwd: dir, encoding: "utf8" }).trim();
}

/** A program that leaves a mark, and where it leaves it. */
function trap(): { readonly program: string; readonly mark: string } {
  const folder = testFolder();
  const [program, mark] = [join(folder, "trap"), join(folder, "mark")];
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${mark}\n`, { mode: 0o755 });
  return { program, mark };
}

describe("a repository that wants to act when its files are listed", () => {
  const list = async () => (await listApp(dir, [""], ports)).paths.toSorted();

  test("by its monitor, its hooks, its pager", async () => {
    const { program, mark } = trap();
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "x");
    const hooks = testFolder();
    symlinkSync(program, join(hooks, "post-index-change"));
    const settings = {
      "core.fsmonitor": program,
      "core.hooksPath": hooks,
      "core.pager": program,
      "pager.ls-files": program,
      "core.sshCommand": program,
      "alias.ls-files": `!${program}`,
    };
    for (const [name, value] of Object.entries(settings)) git("config", name, value);
    writeInto(join(dir, "new.go"), "package main\n");
    expect(await list()).toEqual(["go.mod", "main.go", "new.go"]);
    expect(existsSync(mark)).toBe(false);
    // The trap is one: whoever asks git for more than a list steps into it.
    execFileSync("git", ["status"], { cwd: dir, stdio: "ignore" });
    expect(existsSync(mark)).toBe(true);
  });

  test("by a remote that has an object which is lacking here", async () => {
    const { program, mark } = trap();
    writeInto(join(dir, ".gitignore"), "nothing\n");
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "x");
    const lacking = git("rev-parse", ":.gitignore");
    const remote = testFolder();
    execFileSync("git", ["init", "-q", "--bare", remote]);
    git("config", "core.repositoryformatversion", "1");
    git("config", "extensions.partialClone", "o");
    git("config", "remote.o.promisor", "true");
    git("config", "remote.o.url", remote);
    git("config", "remote.o.uploadpack", program);
    // git reads a .gitignore that is not checked out from its objects.
    git("update-index", "--skip-worktree", ".gitignore");
    rmSync(join(dir, ".gitignore"));
    rmSync(join(dir, ".git/objects", lacking.slice(0, 2), lacking.slice(2)));
    writeInto(join(dir, "new.go"), "package main\n");
    expect(await list()).toEqual(["go.mod", "main.go", "new.go"]);
    expect(existsSync(mark)).toBe(false);
    expect(() => execFileSync("git", ["cat-file", "-p", lacking], { cwd: dir, stdio: "ignore" })).toThrow();
    expect(existsSync(mark)).toBe(true);
  });
});

describe("a go.mod or go.work that is none", () => {
  const resolve = () =>
    faultOf(() =>
      resolveApps([dir], ["1.21.5"] as GoVersion[], { packages: ["./..."], workspaces: true }, ports.scratch),
    );
  const instead: readonly [string, (path: string) => void, string][] = [
    ["a fifo", (path) => void execFileSync("mkfifo", [path]), "app-file-kind"],
    ["a folder", (path) => void mkdirSync(path), "app-file-kind"],
    ["a link to a device without end", (path) => symlinkSync("/dev/zero", path), "app-file-kind"],
    ["a loop of links", (path) => symlinkSync("go.mod", path), "app-no-go-mod"],
    [
      "100 MB",
      (path) => {
        writeFileSync(path, "");
        truncateSync(path, MAX_GO_MOD_BYTES + 1);
      },
      "go-mod-syntax:size",
    ],
  ];

  test.each(instead)("%s as go.mod", (_, make, code) => {
    rmSync(join(dir, "go.mod"));
    make(join(dir, "go.mod"));
    expect(resolve()).toBe(code);
  });

  test("too large a go.work", () => {
    writeFileSync(join(dir, "go.work"), "");
    truncateSync(join(dir, "go.work"), MAX_GO_MOD_BYTES + 1);
    expect(resolve()).toBe("go-mod-syntax:size");
  });

  test("a fifo as go.work, in which the go command sees none", () => {
    execFileSync("mkfifo", [join(dir, "go.work")]);
    expect(resolve()).toBe("none");
  });
});

describe("links", () => {
  test("in the place of vendor/ stay behind: it is made afresh", async () => {
    writeInto(join(dir, "other/x.go"), "package x\n");
    symlinkSync("other", join(dir, "vendor"));
    const { paths } = await listApp(dir, [""], ports);
    expect(paths.toSorted()).toEqual(["go.mod", "main.go", "other/x.go"]);
  });

  test("in a circle lead to nothing", () => {
    symlinkSync("loop", join(dir, "loop"));
    const app = { name: "app", source: { base: dir, folders: [""] } };
    const into = join(testFolder(), "copy");
    const both = { scratch: ports.scratch, reporter: silentReporter() };
    expect(faultOf(() => copyApp(app, ["loop"], into, both))).toBe("app-link-outside");
  });

  test("that multiply end at a number of files", () => {
    const folders = ["a", "b", "c", "d"];
    for (const [at, name] of folders.entries()) {
      mkdirSync(join(dir, name));
      const next = folders[at + 1];
      for (const i of Array(10).keys()) {
        if (next === undefined) writeFileSync(join(dir, name, `${i}`), "");
        else symlinkSync(`../${next}`, join(dir, name, `${i}`));
      }
    }
    const app = { name: "app", source: { base: dir, folders: [""] } };
    symlinkSync("a", join(dir, "z"));
    const reporter = silentReporter();
    const copy = () =>
      copyApp(app, ["z"], join(testFolder(), "copy"), { scratch: ports.scratch, reporter }, 200);
    expect(faultOf(copy)).toBe("app-too-many-files");
  });
});

test("other repositories in it stay behind: the go command would ask their programs, who obey them", async () => {
  for (const name of [
    ".hg/hgrc",
    ".svn/wc.db",
    ".bzr/branch/branch.conf",
    "sub/.hg/hgrc",
    ".fslckout",
    "_FOSSIL_",
  ])
    writeInto(join(dir, name), "x");
  writeInto(join(dir, ".hgignore"), "x");
  expect((await listApp(dir, [""], ports)).paths.toSorted()).toEqual([".hgignore", "go.mod", "main.go"]);
  git("init", "-q");
  expect((await listApp(dir, [""], ports)).paths.toSorted()).toEqual([".hgignore", "go.mod", "main.go"]);
});

test("files with odd names are listed as they are called", async () => {
  git("init", "-q");
  const odd = ["-toolexec=x.go", "a\nb.go", "$(touch x).go", "\u001b[2J.go", " "];
  for (const name of odd) writeInto(join(dir, name), "package main\n");
  const { paths } = await listApp(dir, [""], ports);
  expect(paths.toSorted()).toEqual(["go.mod", "main.go", ...odd].sort());
});

describe("what runs on an app's code", () => {
  const run = (script: string, network: "host" | "cut" = "cut") => {
    const goroot = testFolder();
    writeInto(join(goroot, "bin/go"), `#!/bin/sh\n${script}\n`);
    ports.scratch.allowExecution(join(goroot, "bin/go"));
    const how = { cwd: dir, settings: {}, network, timeout: 20_000 };
    return runGo(ports.processes, { goroot, own: testFolder() }, ["vet"], how);
  };

  test("has no descriptor of ours but its output", async () => {
    const secret = join(dir, "signer.key");
    writeFileSync(secret, "secret");
    const open = openSync(secret, "r");
    onTestFinished(() => closeSync(open));
    for (const network of ["host", "cut"] as const) {
      const { stdout } = await run("for fd in /proc/$$/fd/*; do readlink $fd; done", network);
      expect(stdout).toContain("/dev/null");
      expect(stdout).not.toContain("signer.key");
    }
  });

  test("sees no process of ours, so none of its memory, environment and command line", async () => {
    const { stdout, status } = await run(
      'cd /proc; echo [0-9]*; for p in [0-9]*; do tr "\\0" " " < $p/cmdline; done',
    );
    expect(status).toBe(0);
    expect(stdout).not.toContain("vitest");
    expect(stdout.split("\n")[0]?.split(" ").map(Number)).not.toContain(process.pid);
    expect(existsSync(`/proc/${process.pid}/cmdline`)).toBe(true);
  });
});
