import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { compareGo, type GoVersion } from "../../golang/version.ts";
import { dependenciesLine, LISTING, type Line, vendorLine, vendorWorkspaceLine } from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { askGo, connectedGo } from "./connected-go.ts";
import type { Connection } from "./connection.ts";
import { GoFiles } from "./go-files.ts";
import { lostFiles } from "./lost-files.ts";
import { rehearse } from "./rehearsal.ts";
import { placeIn, type StagedApp, vendorPlace } from "./staged-app.ts";

/** Go 1.22 release notes: `go work vendor`. */
const VENDORS_WORKSPACES = "1.22" as GoVersion;

export interface AppModulesPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly connection: Connection;
  readonly tags: readonly string[];
  /** `linux/amd64` */
  readonly targets: readonly string[];
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
  const { scratch, connection, room } = ports;
  const go = (line: Line, copy: string) =>
    connectedGo(connection, app, goroot, line, placeIn(copy, app), LISTING);
  const vendoring = copyOf(staged, join(room, "vendoring", app.name), scratch);
  const files = new GoFiles(vendoring, app, scratch);
  await go(dependenciesLine({ packages: app.packages, tags: ports.tags }), vendoring);
  if (app.source.workspace === undefined) await go(vendorLine, vendoring);
  else if (compareGo(app.go, VENDORS_WORKSPACES) >= 0) await go(vendorWorkspaceLine, vendoring);
  refuseChanges(staged, files.changes());
  const graph = copyOf(staged, join(room, "graph", app.name), scratch);
  const rehearsed = await rehearse(graph, app, (line) => go(line, graph), scratch);
  const dir = join(vendoring, vendorPlace(app));
  if (scratch.look(dir)?.kind !== "folder") return { ...staged, rehearsed };
  const vendor = { dir, ...(await ports.work.digestTree(dir)) };
  const list = (line: Line) => listWithC(line, goroot, placeIn(vendoring, app), ports);
  const lost = await lostFiles(vendor, { packages: app.packages, tags: ports.tags }, list, scratch);
  return { ...staged, rehearsed, vendor, ...(lost.length > 0 && { lost }) };
}

/** What a line of `go list` prints for each target. */
async function listWithC(
  line: Line,
  goroot: string,
  { cwd, workspace }: ReturnType<typeof placeIn>,
  { connection, targets }: AppModulesPorts,
): Promise<string[]> {
  const printed: string[] = [];
  for (const target of targets) {
    const [GOOS = "", GOARCH = ""] = target.split("/");
    const settings = { GOWORK: workspace, GOOS, GOARCH, ...LISTING };
    printed.push((await askGo(connection, goroot, line, cwd, settings)).stdout);
  }
  return printed;
}

function copyOf({ dir, files }: StagedApp, into: string, scratch: Scratch): string {
  scratch.makeFolder(into);
  for (const { name } of files) scratch.copy(join(dir, name), join(into, name), false);
  return into;
}

/** `go mod vendor` writes what is missing: then the app's own files do not say what is needed. Fault go-sum-stale. */
function refuseChanges({ app }: StagedApp, changes: readonly string[]): void {
  const missing = changes.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
  if (missing.length === 0) return;
  throw new Fault("go-sum-stale", { app: app.name, dir: app.dir, reason: missing.slice(0, 5).join("; ") });
}
