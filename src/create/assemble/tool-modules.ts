import { join } from "node:path";
import type { GoVersion } from "../../golang/version.ts";
import { fileProxy } from "../../gorun/file-proxy.ts";
import { wordsOf } from "../../gorun/go-child.ts";
import { installPlanLine } from "../../gorun/lines.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { askGo } from "./connected-go.ts";
import { type Connection, downloadFolder } from "./connection.ts";
import { type Harvested, harvest } from "./harvest.ts";
import { moduleLists } from "./module-lists.ts";
import type { ToolGos } from "./tool-gos.ts";
import { type FoundTool, refusalOf } from "./tool-search.ts";

export interface ToolModulesPorts {
  readonly scratch: Scratch;
  readonly gos: ToolGos;
  /** The connection that the tool was found with. */
  readonly connection: Connection;
  readonly targets: readonly string[];
}

/**
 * The module versions that the tool's build reads, for every target and with every Go of the bundle that can. They are
 * asked for twice: once with a network, then from what came, with lists of versions that name nothing else: what a
 * module's newest version is today is no part of it. Nothing is built. Faults of `refusalOf`.
 */
export async function fetchToolModules(found: FoundTool, ports: ToolModulesPorts): Promise<Harvested[]> {
  const { connection, scratch } = ports;
  await load(found, connection, ports);
  const fetched = join(connection.own, "fetched");
  layModules(harvest(downloadFolder(connection), scratch), fetched, scratch);
  const narrow = {
    ...connection,
    own: join(connection.own, "narrow"),
    goproxy: fileProxy(fetched),
    direct: false,
  };
  scratch.makeFolder(narrow.own);
  await load(found, narrow, ports);
  return harvest(downloadFolder(narrow), scratch);
}

/**
 * Files of modules in the GOPROXY layout. Their lists name what is whole among them: the newest version of the tool's own
 * module is asked for by `go install`, to say whether it is deprecated (cmd/go load.PackagesAndErrorsOutsideModule).
 */
export function layModules(modules: readonly Harvested[], folder: string, scratch: Scratch): void {
  for (const { module, info, mod, zip } of modules) {
    const at = (ext: "info" | "mod" | "zip") => join(folder, modulePathInTree(module, ext));
    scratch.write(at("mod"), mod);
    if (info) scratch.write(at("info"), info);
    if (zip) scratch.share(zip, at("zip"));
  }
  for (const { name, bytes } of moduleLists(modules)) scratch.write(join(folder, name), bytes);
}

async function load(found: FoundTool, connection: Connection, ports: ToolModulesPorts): Promise<void> {
  const others = ports.gos.carried.filter((version) => version !== found.go);
  for (const target of ports.targets) {
    const words = await loadWith(found.go, found, target, connection, ports);
    if (words !== undefined) throw refusalOf(found, found.go, words);
    // An older one may be too old for it: then nothing is lost.
    for (const go of others) await loadWith(go, found, target, connection, ports);
  }
}

/** What the go command says where it cannot load the tool. */
async function loadWith(
  go: GoVersion,
  found: FoundTool,
  target: string,
  connection: Connection,
  { gos }: ToolModulesPorts,
): Promise<string | undefined> {
  const [GOOS = "", GOARCH = ""] = target.split("/");
  const settings = { GOOS, GOARCH, CGO_ENABLED: "0" };
  const run = await askGo(connection, await gos.goroot(go), installPlanLine(found), connection.own, settings);
  return run.status === 0 ? undefined : wordsOf(run);
}
