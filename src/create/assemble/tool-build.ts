import { join } from "node:path";
import type { GoVersion } from "../../golang/version.ts";
import { runGo, wordsOf } from "../../gorun/go-child.ts";
import { installLine, type Program } from "../../gorun/lines.ts";
import { offlineSettings } from "../../gorun/offline-settings.ts";
import type { Processes } from "../../ports/process.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** A cold build of the standard library and a large tool on two slow cores. */
const TIMEOUT_MS = 60 * 60_000;

/** Which program is built, by which Go, for which machine. */
export interface Build extends Program {
  readonly go: GoVersion;
  readonly goroot: string;
  /** `linux/amd64` */
  readonly target: string;
}

/** Where a build reads and writes. */
export interface BuildRoom {
  /** The modules, in the GOPROXY layout. */
  readonly modules: string;
  /** What says which checksum database is asked, or none. */
  readonly checking: Readonly<Record<string, string>>;
  /** GOCACHE: builds of one run share what they compile. */
  readonly cache: string;
  /** Folder of this build alone. */
  readonly own: string;
}

export interface BuildPorts {
  readonly processes: Processes;
  readonly scratch: Scratch;
  readonly interrupted: AbortSignal;
}

/** The program that came out, or what the go command said instead. */
export type BuildOutcome = { readonly path: string } | { readonly reason: string };

/**
 * `go install PACKAGE@VERSION` as the isolated side types it: an empty HOME, the carried modules, and no network where this
 * machine can take it away. Without cgo and paths, so that the bytes are the same everywhere.
 */
export async function buildTool(build: Build, room: BuildRoom, ports: BuildPorts): Promise<BuildOutcome> {
  const { processes, scratch, interrupted } = ports;
  const cut = processes.isolation() !== undefined;
  scratch.makeFolder(room.own);
  const run = await runGo(processes, { goroot: build.goroot, own: room.own }, installLine(build), {
    cwd: room.own,
    settings: {
      ...offlineSettings({ ...build, form: "modules", ...room }),
      GOWORK: "off",
      GOCACHE: room.cache,
    },
    network: cut ? "cut" : "host",
    ...(cut && { through: [...processes.self, "__offline", "--"] }),
    timeout: TIMEOUT_MS,
    interrupted,
  });
  interrupted.throwIfAborted();
  const path = run.status === 0 ? installed(room.own, scratch) : undefined;
  return path === undefined ? { reason: wordsOf(run).replaceAll(`${room.own}/`, "") } : { path };
}

/** GOPATH/bin, and for another machine than this one a folder in it (`go help install`). */
function installed(own: string, scratch: Scratch): string | undefined {
  const bin = join(own, "gopath", "bin");
  const [found] = scratch.list(bin) ?? [];
  if (found?.kind !== "folder") return found && join(bin, found.name);
  const [inside] = scratch.list(join(bin, found.name)) ?? [];
  return inside && join(bin, found.name, inside.name);
}
