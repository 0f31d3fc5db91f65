import { join } from "node:path";
import { Fault } from "../../fault.ts";
import {
  dependenciesLine,
  downloadAllLine,
  type Line,
  listAllLine,
  type Selection,
  vendorLine,
} from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { type Connection, connectedGo } from "./connected-go.ts";
import type { StagedApp } from "./staged-app.ts";

export interface AppModulesPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly connection: Connection;
  readonly selection: Selection;
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
  const go = (line: Line, cwd: string) => connectedGo(connection, app, goroot, line, cwd);
  // Some of these commands add lines to go.sum, or write vendor/: each works on a copy of its own.
  const [vendoring, graph] = ["vendoring", "graph"].map((name) =>
    copyOf(staged, join(ports.room, name, app.name), scratch),
  );
  if (vendoring === undefined || graph === undefined) return staged;
  await go(dependenciesLine(ports.selection), vendoring);
  await go(vendorLine, vendoring);
  refuseChanges(staged, vendoring, scratch);
  await go(downloadAllLine, graph);
  await go(listAllLine, graph);
  const dir = join(vendoring, "vendor");
  if (scratch.look(dir)?.kind !== "folder") return staged;
  return { ...staged, vendor: { dir, ...(await ports.work.digestTree(dir)) } };
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
  const missing = ["go.sum", "go.mod"].flatMap((name) => {
    const old = new Set(linesOf(dir, name));
    return linesOf(changed, name).filter((line) => !old.has(line));
  });
  if (missing.length === 0) return;
  throw new Fault("go-sum-stale", { app: app.name, dir: app.dir, reason: missing.slice(0, 5).join("; ") });
}
