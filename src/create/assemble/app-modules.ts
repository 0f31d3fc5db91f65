import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { compareGo, type GoVersion } from "../../golang/version.ts";
import {
  dependenciesLine,
  downloadAllLine,
  type Line,
  listAllLine,
  vendorLine,
  vendorWorkspaceLine,
} from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { App } from "../resolve/app.ts";
import { type Connection, connectedGo } from "./connected-go.ts";
import { type StagedApp, sumFiles, vendorPlace } from "./staged-app.ts";

/** Go 1.22 release notes: `go work vendor`. */
const VENDORS_WORKSPACES = "1.22" as GoVersion;

export interface AppModulesPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly connection: Connection;
  readonly tags: readonly string[];
  /** Folder for copies of the app that are thrown away. */
  readonly room: string;
}

/**
 * Lets the bundle's own Go fetch all that an app needs: for its packages and their tests, for vendor/ on every platform,
 * and for its whole module graph. The module files are then in the connection's module cache.
 * Faults: go-sum-stale, go-failed.
 */
export async function fetchModules(
  staged: StagedApp,
  goroot: string,
  ports: AppModulesPorts,
): Promise<StagedApp> {
  const { app } = staged;
  const { scratch, connection } = ports;
  const go = (line: Line, copy: string) => connectedGo(connection, app, goroot, line, placeIn(copy, app));
  // Some of these commands add lines to go.sum, or write vendor/: each works on a copy of its own.
  const [vendoring, graph] = ["vendoring", "graph"].map((name) =>
    copyOf(staged, join(ports.room, name, app.name), scratch),
  );
  if (vendoring === undefined || graph === undefined) return staged;
  await go(dependenciesLine({ packages: app.packages, tags: ports.tags }), vendoring);
  if (app.source.workspace === undefined) await go(vendorLine, vendoring);
  else if (compareGo(app.go, VENDORS_WORKSPACES) >= 0) await go(vendorWorkspaceLine, vendoring);
  refuseChanges(staged, vendoring, scratch);
  await go(downloadAllLine, graph);
  await go(listAllLine, graph);
  const dir = join(vendoring, vendorPlace(app));
  if (scratch.look(dir)?.kind !== "folder") return staged;
  return { ...staged, vendor: { dir, ...(await ports.work.digestTree(dir)) } };
}

/** Where a go command finds an app in a copy of its tree. */
function placeIn(copy: string, { source: { dir, workspace } }: App): { cwd: string; workspace: string } {
  return { cwd: join(copy, dir), workspace: workspace ? join(copy, workspace.at, "go.work") : "off" };
}

function copyOf({ dir, files }: StagedApp, into: string, scratch: Scratch): string {
  scratch.makeFolder(into);
  for (const { name } of files) scratch.copy(join(dir, name), join(into, name), false);
  return into;
}

/** `go mod vendor` writes what is missing: then the app's own files do not say what is needed. Fault go-sum-stale. */
function refuseChanges({ app, dir }: StagedApp, changed: string, scratch: Scratch): void {
  const linesOf = (folder: string, name: string) =>
    Buffer.from(scratch.read(join(folder, name)) ?? [])
      .toString("utf8")
      .split("\n");
  const sums = sumFiles(app);
  const missing = [...sums, ...sums.map(goFileOf)].flatMap((name) => {
    const old = new Set(linesOf(dir, name));
    return linesOf(changed, name).filter((line) => !old.has(line));
  });
  if (missing.length === 0) return;
  throw new Fault("go-sum-stale", { app: app.name, dir: app.dir, reason: missing.slice(0, 5).join("; ") });
}

/** The go.mod of a go.sum, the go.work of a go.work.sum. */
function goFileOf(sums: string): string {
  return sums.endsWith("go.sum") ? sums.replace(/sum$/, "mod") : sums.replace(/\.sum$/, "");
}
