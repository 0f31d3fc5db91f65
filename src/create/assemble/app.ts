import { join } from "node:path";
import type { AppComponent } from "../../bundle/component.ts";
import { Fault } from "../../fault.ts";
import { type GoSumLine, parseGoSum } from "../../golang/go-sum.ts";
import {
  dependenciesLine,
  downloadAllLine,
  listAllLine,
  type Selection,
  vendorLine,
} from "../../gorun/lines.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { App } from "../resolve/app.ts";
import { copyApp } from "./app-copy.ts";
import { walk } from "./app-listing.ts";
import { type Connection, connectedGo } from "./connected-go.ts";
import type { Part } from "./piece.ts";

/** An app as it will travel: a copy of its files, with a fresh vendor/ where it has dependencies. */
export interface StagedApp {
  readonly app: App;
  /** The copy. */
  readonly dir: string;
  readonly vendored: boolean;
  /** Its go.sum. */
  readonly sums: readonly GoSumLine[];
}

export interface StagePorts {
  readonly scratch: Scratch;
  readonly reporter: Reporter;
  readonly connection: Connection;
  /** Folder for the copies. */
  readonly room: string;
  readonly goroot: (app: App) => string;
}

/**
 * Copies the app, and lets the bundle's own Go fetch all that it needs: for its packages and their tests (vendor/), and
 * for its whole module graph. The module files are then in the connection's module cache.
 * Faults: go-sum-stale, go-failed, app-link-outside, app-file-kind.
 */
export async function stageApp(
  app: App,
  paths: readonly string[],
  selection: Selection,
  ports: StagePorts,
): Promise<StagedApp> {
  const { scratch, connection } = ports;
  const dir = join(ports.room, "apps", app.name);
  copyApp(app, paths, dir, ports);
  const before = goFiles(dir, scratch);
  const go = (line: typeof vendorLine, cwd: string) =>
    connectedGo(connection, app, ports.goroot(app), line, cwd);
  await go(dependenciesLine(selection), dir);
  // The graph's commands add lines to go.sum: they get a copy that is thrown away.
  const graph = join(ports.room, "graphs", app.name);
  for (const path of walk(dir, "", scratch)) scratch.copy(join(dir, path), join(graph, path), false);
  await go(vendorLine, dir);
  refuseChanges(app, before, goFiles(dir, scratch));
  await go(downloadAllLine, graph);
  await go(listAllLine, graph);
  scratch.remove(graph);
  const vendored = scratch.look(join(dir, "vendor"))?.kind === "folder";
  return { app, dir, vendored, sums: parseGoSum(before.sum) };
}

/** The component and its files, in byte order. */
export function appPart({ app, dir, vendored }: StagedApp, selection: Selection, scratch: Scratch): Part {
  const pieces = walk(dir, "", scratch).map((path) => {
    const executable = scratch.look(join(dir, path))?.executable === true;
    return { path: `apps/${app.name}/${path}`, content: { file: join(dir, path) }, executable };
  });
  const { module, go } = app.goMod;
  return {
    pieces,
    describe: (treeH1): AppComponent => ({
      id: app.name,
      kind: "app",
      module,
      ...(go && { goLine: go }),
      packages: selection.packages,
      tags: selection.tags,
      vendored,
      treeH1,
    }),
  };
}

interface GoFiles {
  readonly mod: string;
  readonly sum: string;
}

function goFiles(dir: string, scratch: Scratch): GoFiles {
  const text = (name: string) => Buffer.from(scratch.read(join(dir, name)) ?? []).toString("utf8");
  return { mod: text("go.mod"), sum: text("go.sum") };
}

/** `go mod vendor` writes what is missing: then the app's own files do not say what is needed. Fault go-sum-stale. */
function refuseChanges({ name, dir }: App, before: GoFiles, after: GoFiles): void {
  const old = new Set(before.sum.split("\n"));
  const missing = after.sum.split("\n").filter((line) => !old.has(line));
  if (missing.length > 0)
    throw new Fault("go-sum-stale", { app: name, dir, reason: missing.slice(0, 5).join("; ") });
  if (before.mod !== after.mod)
    throw new Fault("go-sum-stale", { app: name, dir, reason: "go.mod needs an update" });
}
