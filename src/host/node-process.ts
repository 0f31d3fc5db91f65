import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { reasonOf } from "../fault.ts";
import type { Command, Finished, Processes } from "../ports/process.ts";
import { nobody } from "./account.ts";
import { OutputTail } from "./output-tail.ts";
import { SYSTEM_PATH } from "./system-path.ts";

/** Between asking a process group to end and ending it. */
const GRACE_MS = 1_000;
const DEFAULT_KEEP = 1024 * 1024;

/**
 * Children as values: exact environment, stdin from /dev/null, a process group each, a time limit on the group.
 * `self` is the command line of this program, which only the composition root knows.
 */
export function nodeProcesses(self: readonly [string, ...string[]]): Processes {
  let isolation: Isolation | "none" | undefined;
  const find = (name: string) => onPath(name, process.env["PATH"] ?? "");
  // The system's own before what the caller's PATH may put in front of it.
  const unshare = onPath("unshare", SYSTEM_PATH) ?? find("unshare");
  const probe = () => {
    isolation ??= probeIsolation(unshare) ?? "none";
    return isolation === "none" ? undefined : isolation;
  };
  return {
    self,
    environment: process.env,
    find,
    isolation: () => probe()?.kind,
    become,
    run: (command) => start(command, command.network === "cut" ? cutPrefix(probe(), command) : []),
  };
}

function become(argv: readonly [string, ...string[]]): never {
  process.execve?.(argv[0], argv, process.env);
  throw new Error("this system cannot replace a program");
}

function onPath(name: string, path: string): string | undefined {
  for (const folder of path.split(delimiter)) {
    if (!folder.startsWith("/")) continue;
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // not here: the next folder
    }
  }
  return undefined;
}

/** How a child can be cut off, and the words that do it. */
interface Isolation {
  readonly kind: "namespace" | "user-namespace";
  readonly prefix: readonly [string, ...string[]];
}

/** Processes of its own: foreign code then sees nothing of this program, whose memory holds the signing key. */
const HIDING = ["--pid", "--fork", "--kill-child", "--mount-proc"];

/** The best that can be had: as ourselves before an account of its own, with processes of its own before without. */
function probeIsolation(unshare: string | undefined): Isolation | undefined {
  if (unshare === undefined) return undefined;
  const works = (flags: readonly string[]) =>
    spawnSync(unshare, [...flags, "true"], { stdio: "ignore", env: { PATH: SYSTEM_PATH } }).status === 0;
  const kinds = { namespace: ["--net"], "user-namespace": ["--user", "--map-root-user", "--net"] } as const;
  for (const kind of ["namespace", "user-namespace"] as const) {
    const flags = [[...kinds[kind], ...HIDING], kinds[kind]].find(works);
    if (flags !== undefined) return { kind, prefix: [unshare, ...flags] };
  }
  return undefined;
}

/** The words before a command line that give it a network of its own; an account is then taken on inside. */
function cutPrefix(isolation: Isolation | undefined, command: Command): readonly string[] {
  if (isolation === undefined) throw new Error("no network namespace can be had here");
  const { kind, prefix } = isolation;
  const account = command.as === "nobody" && kind === "namespace" ? nobody() : undefined;
  return account === undefined
    ? prefix
    : [...prefix, "--setgid", `${account.gid}`, "--setuid", `${account.uid}`];
}

function start(command: Command, prefix: readonly string[]): Promise<Finished> {
  const [program = "", ...words] = [...prefix, ...command.argv];
  const account = command.as === "nobody" && prefix.length === 0 ? nobody() : undefined;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: command.cwd,
      env: { ...command.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      ...account,
    });
    follow(child, command, resolve);
  });
}

/** What ends the children that are running when this program does; one listener, however many there are. */
const ending = new Set<() => void>();
process.once("exit", () => {
  for (const last of ending) last();
});

function follow(child: ChildProcess, command: Command, resolve: (finished: Finished) => void): void {
  const stdout = new OutputTail(child.stdout, command.keep ?? DEFAULT_KEEP, command.onLine);
  const stderr = new OutputTail(child.stderr, command.keep ?? DEFAULT_KEEP, command.onLine);
  let timedOut = false;
  const end = () => endGroup(child);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, command.timeout);
  const last = () => signalGroup(child, "SIGKILL");
  ending.add(last);
  if (command.interrupted?.aborted) end();
  command.interrupted?.addEventListener("abort", end, { once: true });
  const done = (status: number | undefined, signal: string | undefined, failure = "") => {
    clearTimeout(timer);
    ending.delete(last);
    command.interrupted?.removeEventListener("abort", end);
    // What a run that went well leaves in the background is its own affair; of any other nothing goes on.
    if (status !== 0 || timedOut || command.interrupted?.aborted === true) last();
    resolve({ status, signal, stdout: stdout.text(), stderr: failure + stderr.text(), timedOut });
  };
  child.once("error", (error) => done(127, undefined, reasonOf(error)));
  child.once("exit", (status, signal) => {
    // A grandchild that keeps the pipes open must not keep us: its output is not awaited.
    const late = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, GRACE_MS);
    child.once("close", () => {
      clearTimeout(late);
      done(status ?? undefined, signal ?? undefined);
    });
  });
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, "SIGTERM");
  setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}
