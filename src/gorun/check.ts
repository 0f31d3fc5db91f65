import { basename } from "node:path";
import { Fault } from "../fault.ts";
import { compareGo, type GoVersion, parseGoVersion } from "../golang/version.ts";
import type { Command, Finished, Processes } from "../ports/process.ts";
import { goEnvironment } from "./environment.ts";
import { wordsOf } from "./go-child.ts";
import { LISTING } from "./lines.ts";

/** An app of a release as far as the check needs it. */
export interface CheckedApp {
  /** Absolute path of the Go that builds it. */
  readonly goroot: string;
  /** Absolute path of its source. */
  readonly folder: string;
  readonly packages: readonly string[];
  readonly tags: readonly string[];
  /** Whether vendor/ builds it, or the module tree. */
  readonly vendored: boolean;
}

/** What a release has that can be asked whether it works here. */
export interface CheckedRelease {
  /** Absolute paths of its Go distributions, the default first. */
  readonly goroots: readonly string[];
  readonly apps: readonly CheckedApp[];
  /** Whom it is asked as: nobody, unless that account cannot reach the release. */
  readonly as: "self" | "nobody";
  /** Settings beside those of the release's own go.env, where a Go before 1.21 needs them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** By whom the questions are asked, and who may stop them. */
export interface Asking {
  readonly processes: Processes;
  /** Fires on SIGINT and SIGTERM: what runs is ended, and the signal's name is thrown. */
  readonly interrupted: AbortSignal;
}

/** Four quick questions take well under half a second; a minute is a host that does not answer. */
const TIMEOUT_MS = 60_000;
/** The standard library is compiled as well. */
const BUILD_TIMEOUT_MS = 1_800_000;
/** The first Go that stamps version control into programs, and that knows -buildvcs. */
const STAMPING = "1.18" as GoVersion;
/** Nothing in it is imported, so no package has to be compiled first. */
const PROGRAM = "package main\n\nfunc main() { println(1 + 1) }\n";

/**
 * Asks a release whether it works on this host, within half a second: `go version`, `go env`, the compiler on a file
 * without imports, `go list -deps` of every app. `own` is a folder of this check, `write` puts a file into it.
 * Everything runs at once, offline by the release's own settings; when it returns or throws, no child is left that
 * writes into `own`. Fault check-failed (5).
 */
export async function checkRelease(
  release: CheckedRelease,
  own: string,
  write: (name: string, text: string) => void,
  asking: Asking,
): Promise<void> {
  write("check.go", PROGRAM);
  const commands = release.goroots.flatMap((goroot, index) => [
    line(goroot, own, release, ["version"]),
    line(goroot, own, release, ["env", "GOPROXY", "GOROOT"]),
    line(goroot, own, release, [
      "tool",
      "compile",
      "-o",
      `${own}/check${index}.o`,
      "-p",
      "main",
      `${own}/check.go`,
    ]),
  ]);
  const lists =
    release.goroots.length === 0 ? [] : release.apps.map((app) => listing(app.goroot, own, release, app));
  // The lists take longest and are begun first; a Go that does not even run is named before an app that it cannot list.
  const listed = Promise.allSettled(lists.map((command) => ask(command, asking)));
  const answers = await Promise.allSettled(commands.map((command) => ask(command, asking)));
  const failed = [...answers, ...(await listed)].find((answer) => answer.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/**
 * Builds one program of an app from the module tree, as the proof of a bundle did (CGO_ENABLED=0, -trimpath,
 * -buildvcs=false), into the file `output` below `own`. Fault check-failed (5).
 */
export async function rebuildProgram(
  goroot: string,
  own: string,
  app: CheckedApp,
  output: string,
  { as, settings }: Pick<CheckedRelease, "as" | "settings">,
  asking: Asking,
): Promise<void> {
  const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false"];
  const words = ["build", ...flags, ...tagsOf(app), "-o", output, ...app.packages];
  const command = line(goroot, own, { as, settings: { ...settings, CGO_ENABLED: "0" } }, words);
  await ask({ ...command, cwd: app.folder, timeout: BUILD_TIMEOUT_MS }, asking);
}

async function ask(command: Command, { processes, interrupted }: Asking): Promise<void> {
  const finished = await processes.run({ ...command, interrupted });
  if (finished.status === 0) return;
  interrupted.throwIfAborted();
  const what = command.argv.join(" ");
  throw new Fault("check-failed", { what, how: endOf(finished), output: wordsOf(finished) });
}

/** `status 2`, `signal SIGSEGV`, `timeout`: how a child ended. */
export function endOf({ status, signal, timedOut }: Finished): string {
  if (timedOut) return "timeout";
  return status === undefined ? `signal ${signal}` : `status ${status}`;
}

function listing(goroot: string, own: string, release: CheckedRelease, app: CheckedApp): Command {
  const mode = app.vendored ? "-mod=vendor" : "-mod=readonly";
  const words = ["list", "-deps", mode, ...unstamped(goroot), ...tagsOf(app), ...app.packages];
  const { as, settings } = release;
  return { ...line(goroot, own, { as, settings: { ...settings, ...LISTING } }, words), cwd: app.folder };
}

/** From 1.18 on Go asks the version control around the root, which is not the app's (Go 1.18 release notes). */
function unstamped(goroot: string): string[] {
  const version = parseGoVersion(basename(goroot));
  return version !== undefined && compareGo(version, STAMPING) >= 0 ? ["-buildvcs=false"] : [];
}

function tagsOf({ tags }: CheckedApp): string[] {
  return tags.length > 0 ? [`-tags=${tags.join(",")}`] : [];
}

function line(
  goroot: string,
  own: string,
  { as, settings }: Pick<CheckedRelease, "as" | "settings">,
  words: readonly string[],
): Command {
  const path = [`${goroot}/bin`, "/usr/local/bin", "/usr/bin", "/bin"];
  return {
    argv: [`${goroot}/bin/go`, ...words],
    cwd: own,
    env: goEnvironment({ own, path }, settings),
    timeout: TIMEOUT_MS,
    keep: 65_536,
    as,
  };
}
