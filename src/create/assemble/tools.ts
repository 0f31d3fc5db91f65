import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { GoVersion } from "../../golang/version.ts";
import type { Plan } from "../resolve/index.ts";
import { asTyped, type NamedTool } from "../resolve/tools.ts";
import { askGo } from "./connected-go.ts";
import type { GatherPorts } from "./gathering.ts";
import { KeptModules } from "./kept-modules.ts";
import { type ProvenModule, proveModules } from "./module-evidence.ts";
import { withInfos } from "./module-info.ts";
import { adviseOnTools } from "./tool-advice.ts";
import { buildTool } from "./tool-build.ts";
import { ToolGos } from "./tool-gos.ts";
import { fetchToolModules, layModules } from "./tool-modules.ts";
import type { BuiltTool } from "./tool-part.ts";
import { type FoundTool, findTool, refusalOf } from "./tool-search.ts";

/** The programs as they will travel, and every module version that building them reads, proven. */
export interface GatheredTools {
  readonly tools: readonly BuiltTool[];
  readonly modules: readonly ProvenModule[];
  /** GOCACHE of the builds. */
  readonly cache: string;
}

/** A tool whose module files have been held against what Go records of them. */
interface ProvenTool extends FoundTool {
  readonly modules: readonly ProvenModule[];
}

/**
 * Finds each tool, proves every module that it is made of (there is no go.sum for it, so the database alone speaks), and only
 * then builds it for each target, without a network. Faults: tool-unknown, tool-not-main, tool-replaces (2),
 * tool-does-not-build, no-namespace (1), those of fetching a Go, of modules and of their proof.
 */
export async function gatherTools(plan: Plan, ports: GatherPorts): Promise<GatheredTools> {
  const { order, processes, room } = ports;
  const cache = join(room, "tools", "build");
  if (
    plan.tools.length > 0 &&
    order.proof.run &&
    !order.proof.allowWeak &&
    processes.isolation() === undefined
  )
    throw new Fault("no-namespace");
  const gos = new ToolGos(plan.versions, ports);
  const tools: BuiltTool[] = [];
  const modules: ProvenModule[] = [];
  for (const tool of plan.tools) {
    ports.reporter.stage("assemble", asTyped(tool));
    const proven = await proveTool(tool, gos, plan, ports);
    modules.push(...proven.modules);
    tools.push(...(await buildForAll(proven, gos, plan, cache, ports)));
  }
  adviseOnTools(tools, plan, order, ports.reporter);
  return { tools, modules, cache };
}

/** The module files that earlier runs kept are read first; what was proven is kept for the next. */
async function proveTool(tool: NamedTool, gos: ToolGos, plan: Plan, ports: GatherPorts): Promise<ProvenTool> {
  const { supply, order, scratch, reporter } = ports;
  const kept = new KeptModules(order.cache, scratch, order.offline);
  const asked = order.offline ? { ...tool, version: kept.newest(tool) ?? tool.version } : tool;
  if (asked.version !== tool.version)
    reporter.warn("tool-in-cache", { asked: asTyped(tool), version: asked.version });
  let attempt = 0;
  const proven = await kept.use(supply.settings.GOPROXY ?? "off", async (goproxy) => {
    const own = join(ports.room, "tools", tool.program, `attempt-${++attempt}`);
    scratch.makeFolder(own);
    const connection = { ...ports, settings: supply.settings, goproxy, own, direct: !order.offline };
    const found = await findTool(asked, gos, async (go, line) =>
      askGo(connection, await gos.goroot(go), line, own, { CGO_ENABLED: "0" }),
    );
    const fetched = await fetchToolModules(found, { scratch, gos, connection, targets: plan.targets });
    const { fetcher, settings, known } = supply;
    const infos = { fetcher, scratch, settings, proxies: () => supply.proxies(), kept: kept.folder };
    const evidence = { ...ports, known, settings, log: () => supply.log() };
    return { ...found, modules: await proveModules(await withInfos(fetched, infos), [], evidence) };
  });
  kept.keep(proven.modules);
  return proven;
}

/** Built by the Go that loaded it; a tool that this one cannot compile, by another that travels, or by the one its go.mod names. */
async function buildForAll(
  tool: ProvenTool,
  gos: ToolGos,
  plan: Plan,
  cache: string,
  ports: GatherPorts,
): Promise<BuiltTool[]> {
  const own = join(ports.room, "tools", tool.program);
  const modules = join(own, "modules");
  layModules(tool.modules, modules, ports.scratch);
  let refusal: Fault | undefined;
  for await (const go of gos.worthTrying(tool.go, goModOf(tool))) {
    const built = await buildWith(go, { ...tool, own, tree: modules, cache }, gos, plan.targets, ports);
    if (!(built instanceof Fault)) return built;
    refusal ??= built;
  }
  throw refusal ?? new Error("no Go was worth trying");
}

/** The tool for every target, or the refusal with the words of the compiler. */
async function buildWith(
  go: GoVersion,
  tool: ProvenTool & { readonly own: string; readonly tree: string; readonly cache: string },
  gos: ToolGos,
  targets: readonly string[],
  ports: GatherPorts,
): Promise<BuiltTool[] | Fault> {
  const goroot = await gos.goroot(go);
  const built: BuiltTool[] = [];
  for (const target of targets) {
    const own = join(tool.own, `go${go}`, target.replace("/", "-"));
    // Every module has been held against the database by us, just before.
    const room = { modules: tool.tree, checking: { GOSUMDB: "off" }, cache: tool.cache, own };
    const outcome = await buildTool({ ...tool, go, goroot, target }, room, ports);
    if ("reason" in outcome) return refusalOf(tool, go, outcome.reason);
    const { program, package: name, module } = tool;
    const { goH1, log } = moduleOf(tool);
    const { path } = outcome;
    built.push({ program, package: name, module, go, goroot, target, path, goH1, ...(log && { log }) });
  }
  return built;
}

function goModOf(tool: ProvenTool): string {
  return Buffer.from(moduleOf(tool).mod).toString("utf8");
}

/** The module that has the main package: its zip was read, so it is there. */
function moduleOf({ module, modules }: ProvenTool) {
  const own = modules.find(
    ({ module: { path, version } }) => path === module.path && version === module.version,
  );
  if (own?.goH1 === undefined) throw new Error(`the module of ${module.path} has not been fetched`);
  return { ...own, goH1: own.goH1 };
}
