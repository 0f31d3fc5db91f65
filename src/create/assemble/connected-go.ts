import { Fault } from "../../fault.ts";
import { matchesPrefix } from "../../golang/path-patterns.ts";
import { runGo, wordsOf } from "../../gorun/go-child.ts";
import type { Line } from "../../gorun/lines.ts";
import type { Finished } from "../../ports/process.ts";
import type { App } from "../resolve/app.ts";
import { type Connection, connectedSettings, ownPath } from "./connection.ts";

/** Half an hour: an app with a thousand modules over a slow line. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Runs a line of Go that may fetch modules, with the user's access to them and nothing else of the user's settings.
 * `place.workspace` is the go.work that is in force, or `off`. Faults: app-needs-go (2), go-sum-stale,
 * private-unreachable, go-failed.
 */
export async function connectedGo(
  connection: Connection,
  app: Pick<App, "name" | "dir" | "go">,
  goroot: string,
  line: Line,
  place: { readonly cwd: string; readonly workspace: string },
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const run = await askGo(connection, goroot, line, place.cwd, { GOWORK: place.workspace, ...more });
  if (run.status === 0) return run.stdout;
  const reason = wordsOf(run);
  const newer = newerGoIn(reason);
  if (newer !== undefined) throw new Fault("app-needs-go", { app: app.name, have: [app.go], ...newer });
  const hidden = privateIn(reason, connection);
  if (hidden !== undefined) throw new Fault("private-unreachable", { app: app.name, module: hidden, reason });
  if (isStale(reason)) throw new Fault("go-sum-stale", { app: app.name, dir: app.dir, reason });
  throw new Fault("go-failed", { app: app.name, command: line.join(" "), reason });
}

/** The same without a judgement of what came of it; `more` is set last. */
export async function askGo(
  connection: Connection,
  goroot: string,
  line: Line,
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const { processes, own, interrupted } = connection;
  const run = await runGo(processes, { goroot, own }, line, {
    cwd,
    settings: { ...connectedSettings(connection), GOWORK: "off", ...more },
    path: ownPath(processes.environment),
    network: "host",
    timeout: TIMEOUT_MS,
    interrupted,
  });
  interrupted.throwIfAborted();
  return run;
}

/** What the go command says where a module that is needed has a higher `go` line (cmd/go gover.TooNewError, since 1.21). */
function newerGoIn(reason: string): { file: string; line: string; needs: string } | undefined {
  const [, file, needs] = /(\S+) requires go >= (\S+) \(running go/.exec(reason) ?? [];
  return file === undefined || needs === undefined ? undefined : { file, needs, line: `go ${needs}` };
}

/**
 * A module that the go command stumbled over, just before it says why: `path@version: `, or with a repository
 * `reading path/go.mod at revision version: ` (cmd/go modload, modfetch/coderepo.go).
 */
const STUMBLED =
  /(?<=^|[\s;(])([\w~!-]+\.[\w./~!-]+?)(?:\/go\.mod at revision (?:\S+\/)?(v[^\s:]+)|@(v[^\s:]+))?: /g;

/** The first private module that the go command says it could not fetch. */
function privateIn(reason: string, { settings, direct }: Connection): string | undefined {
  if (!direct || isStale(reason)) return undefined;
  const globs = settings.GONOPROXY ?? settings.GOPRIVATE ?? "";
  const [first] = [...reason.matchAll(STUMBLED)].filter(([, path = ""]) => matchesPrefix(globs, path));
  const version = first?.[2] ?? first?.[3];
  return first && (version === undefined ? first[1] : `${first[1]}@${version}`);
}

/** What the go command says where go.mod and go.sum do not say all that the packages need (modload/import.go). */
function isStale(reason: string): boolean {
  return /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|checksum mismatch|no required module provides/.test(
    reason,
  );
}
