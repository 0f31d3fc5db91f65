import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Ended, ended } from "../../e2e/support/bare-root.ts";
import { EXECUTABLE } from "../../e2e/support/executable.ts";

/** What strace(1) saw of a run of the packed executable, its threads and children. */
export interface Seen extends Ended {
  /** Every path that was made, opened for writing, renamed, removed or given another mode, owner or time; absolute, each once. */
  readonly written: readonly string[];
}

/** All calls that change what is on a disk, and the one that opens; those with `?` are not there on every processor. */
const CALLS = [
  ...["?open", "openat", "?openat2", "?creat", "?mkdir", "mkdirat", "?mknod", "mknodat"],
  ...[
    "?rename",
    "?renameat",
    "renameat2",
    "?link",
    "linkat",
    "?symlink",
    "symlinkat",
    "?unlink",
    "unlinkat",
    "?rmdir",
  ],
  ...["truncate", "ftruncate", "?chmod", "fchmod", "fchmodat", "?chown", "fchown", "?lchown", "fchownat"],
  ...[
    "?utime",
    "?utimes",
    "?futimesat",
    "utimensat",
    "setxattr",
    "lsetxattr",
    "fsetxattr",
    "mount",
    "io_uring_setup",
  ],
];

/** Runs it with these words in `cwd` while a bystander writes down what it does to the disk. */
export async function watched(words: readonly string[], cwd: string): Promise<Seen> {
  const logs = mkdtempSync(join(tmpdir(), "gobundle-bystander-"));
  try {
    const watch = [
      "-ff",
      "-y",
      "-qq",
      "-s",
      "4096",
      "-e",
      `trace=${CALLS.join(",")}`,
      "-e",
      "status=successful",
    ];
    const env = { PATH: "/usr/bin:/bin", HOME: cwd, TMPDIR: cwd, LC_ALL: "C.UTF-8" };
    const argv = [...watch, "-o", join(logs, "log"), EXECUTABLE, ...words];
    const run = await ended(spawn("strace", argv, { cwd, env, stdio: ["ignore", "pipe", "pipe"] }));
    const written = readdirSync(logs).flatMap((name) =>
      writtenIn(readFileSync(join(logs, name), "utf8"), cwd),
    );
    return { ...run, written: [...new Set(written)] };
  } finally {
    rmSync(logs, { recursive: true });
  }
}

/** The paths that one thread has changed, by its log. */
function writtenIn(log: string, cwd: string): string[] {
  const open = new Map<string, string>();
  const placeOf = (path: string, base = cwd): string =>
    resolve(
      base,
      path.replace(/^\/proc\/self\/fd\/(\d+)/, (whole, fd) => open.get(fd) ?? whole),
    );
  return log.split("\n").flatMap((line) => {
    const [, call = "", words = "", fd = "", place = ""] =
      /^(\w+)\((.*)\) += (\d+)(?:<(.*)>)?/.exec(line) ?? [];
    if (/^(?:open|creat)/.test(call)) {
      open.set(fd, place);
      return /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|^creat/.test(words + call) ? [place] : [];
    }
    // A ring that the kernel polls does its work unseen.
    if (call === "io_uring_setup") return words.includes("IORING_SETUP_SQPOLL") ? [line] : [];
    const named = [...words.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)];
    const paths = named.map(([, base, path = ""]) => placeOf(path, base));
    // What a link leads to is only told.
    if (/^symlink/.test(call)) return paths.slice(1);
    return paths.length > 0
      ? paths
      : [/^\d+<([^>]*)>/.exec(words)?.[1] ?? line].filter((path) => path !== "");
  });
}
