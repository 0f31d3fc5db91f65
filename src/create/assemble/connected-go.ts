import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { runGo, wordsOf } from "../../gorun/go-child.ts";
import type { Line } from "../../gorun/lines.ts";
import type { Finished, Processes } from "../../ports/process.ts";
import type { App } from "../resolve/app.ts";
import type { GoSettings } from "../sources/go-settings.ts";

/** Half an hour: an app with a thousand modules over a slow line. */
const TIMEOUT_MS = 30 * 60_000;

/** What a user's own access to private modules needs, and the way out of this network. */
const KEPT =
  /^(?:HOME|USER|LOGNAME|SSH_AUTH_SOCK|GIT_\w+|(?:HTTPS?|NO|ALL)_PROXY|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR))$/;

/** Where one run of `create` keeps the things of its Go commands, and what they may ask. */
export interface Connection {
  readonly processes: Processes;
  readonly settings: GoSettings;
  /** GOPROXY for this run: what is kept from earlier runs, then the user's own. */
  readonly goproxy: string;
  /** Folder of these commands alone; GOMODCACHE lies in it. */
  readonly own: string;
  readonly interrupted: AbortSignal;
}

/** Where `connectedGo` leaves the files of modules, in the GOPROXY layout (Go reference: module cache). */
export function downloadFolder({ own }: Connection): string {
  return join(own, "modcache", "cache", "download");
}

/**
 * Runs a line of Go that may fetch modules, with the user's access to them and nothing else of the user's settings.
 * `place.workspace` is the go.work that is in force, or `off`. The checksum database is not asked by Go: every module is held against it by us. Faults: app-needs-go (2), go-sum-stale, go-failed.
 */
export async function connectedGo(
  connection: Connection,
  app: Pick<App, "name" | "dir" | "go">,
  goroot: string,
  line: Line,
  place: { readonly cwd: string; readonly workspace: string },
): Promise<string> {
  const run = await askGo(connection, goroot, line, place.cwd, { GOWORK: place.workspace });
  if (run.status === 0) return run.stdout;
  const reason = wordsOf(run);
  const newer = newerGoIn(reason);
  if (newer !== undefined) throw new Fault("app-needs-go", { app: app.name, have: [app.go], ...newer });
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
    network: "host",
    timeout: TIMEOUT_MS,
    interrupted,
  });
  interrupted.throwIfAborted();
  return run;
}

function connectedSettings({ processes, settings, goproxy }: Connection): Record<string, string> {
  const kept = Object.entries(processes.environment).filter(
    ([name, value]) => KEPT.test(name) && value !== undefined,
  );
  const { GOPRIVATE, GONOPROXY, GOINSECURE, GOAUTH, GOVCS } = settings;
  const own = { GOPRIVATE, GONOPROXY, GOINSECURE, GOAUTH, GOVCS };
  const said = Object.entries({ ...Object.fromEntries(kept), ...own }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return {
    ...Object.fromEntries(said),
    GOPROXY: goproxy,
    GOSUMDB: "off",
    GOFLAGS: "-modcacherw",
  };
}

/** What the go command says where a module that is needed has a higher `go` line (cmd/go gover.TooNewError, since 1.21). */
function newerGoIn(reason: string): { file: string; line: string; needs: string } | undefined {
  const [, file, needs] = /(\S+) requires go >= (\S+) \(running go/.exec(reason) ?? [];
  return file === undefined || needs === undefined ? undefined : { file, needs, line: `go ${needs}` };
}

/** What the go command says where go.mod and go.sum do not say all that the packages need (modload/import.go). */
function isStale(reason: string): boolean {
  return /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|checksum mismatch|no required module provides/.test(
    reason,
  );
}
