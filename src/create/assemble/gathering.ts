import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { Order } from "../order.ts";
import type { Goods } from "../sources/goods.ts";
import type { Supply } from "../sources/index.ts";
import type { Tools } from "../tools.ts";
import { fetchModules } from "./app-modules.ts";
import { gorootFor, newestGo } from "./bundled-go.ts";
import { type Connection, downloadFolder } from "./connection.ts";
import { type Harvested, harvest, joined, readVersion } from "./harvest.ts";
import type { KeptModules } from "./kept-modules.ts";
import { fetchLacking } from "./lacking.ts";
import { type ProvenModule, proveModules } from "./module-evidence.ts";
import { withInfos } from "./module-info.ts";
import type { Findings, RememberedFindings } from "./remembered.ts";
import { findRetracted, type Retracted } from "./retractions.ts";
import { type StagedApp, sumsOf } from "./staged-app.ts";
import { fetchWished } from "./wished-module.ts";

/** The apps as they will travel, and every module version that any of them needs, proven. */
export interface GatheredApps {
  readonly apps: readonly StagedApp[];
  readonly modules: readonly ProvenModule[];
  readonly retracted: readonly Retracted[];
}

export interface GatherPorts extends Tools {
  readonly order: Order;
  readonly goods: Goods;
  readonly supply: Supply;
  /** A folder of this run alone. */
  readonly room: string;
}

/** What an earlier run found, with the module files that it kept; undefined where anything of it is amiss. */
export async function recall(
  staged: readonly StagedApp[],
  remembered: RememberedFindings,
  kept: KeptModules,
  ports: GatherPorts,
): Promise<GatheredApps | undefined> {
  const findings = await remembered.find(staged);
  const whole = findings?.modules.every(
    ({ module, whole }) =>
      ports.scratch.look(join(kept.folder, modulePathInTree(module, whole ? "zip" : "mod"))) !== undefined,
  );
  if (findings === undefined || whole !== true) return undefined;
  try {
    const found = findings.modules.map((needed) => keptVersion(needed, kept, ports));
    return { ...findings, modules: await proved(found, findings.apps, kept, ports) };
  } catch (error) {
    if (error instanceof Fault && !ports.order.offline) return undefined;
    throw error;
  }
}

/** Another app's run may have kept the zip of a version of which these need the go.mod alone. */
function keptVersion({ module, whole }: Findings["modules"][number], kept: KeptModules, ports: GatherPorts) {
  const { zip, ...rest } = readVersion(kept.folder, module, ports.scratch);
  return whole && zip !== undefined ? { ...rest, zip } : rest;
}

/** Asks the go command, with a network; keeps what came of it for the next run. */
export async function findOut(
  staged: readonly StagedApp[],
  wished: readonly ModuleVersion[],
  remembered: RememberedFindings,
  kept: KeptModules,
  ports: GatherPorts,
): Promise<GatheredApps> {
  const { scratch, work, supply } = ports;
  const gathered = await connected(kept, ports, async (connection) => {
    const room = connection.own;
    const apps: StagedApp[] = [];
    for (const one of staged) {
      const goroot = await gorootFor(one.app.go, ports);
      apps.push(await fetchModules(one, goroot, { ...ports.order, scratch, work, connection, room }));
    }
    for (const module of wished)
      await fetchWished(module, await newestGo(ports), { ...ports, connection, room });
    const found = harvest(downloadFolder(connection), scratch);
    const modules = await proved(found, apps, kept, ports);
    const retracted = await findRetracted(found, {
      ...supply,
      settings: supply.settings,
      proxies: () => supply.proxies(),
    });
    return { apps, modules, retracted };
  });
  keep(gathered, remembered, kept);
  return gathered;
}

/** Adds files that the offline proof found missing, and remembers them with the rest. */
export async function widen(
  { apps, modules, retracted }: GatheredApps,
  lacking: readonly string[],
  remembered: RememberedFindings,
  kept: KeptModules,
  ports: GatherPorts,
): Promise<GatheredApps> {
  const { scratch } = ports;
  const gathered = await connected(kept, ports, async (connection) => {
    const go = await newestGo(ports);
    for (const file of lacking) await fetchLacking(file, go, { scratch, connection, room: connection.own });
    const more = harvest(downloadFolder(connection), scratch);
    return { apps, retracted, modules: await proved(joined(modules, more), apps, kept, ports) };
  });
  keep(gathered, remembered, kept);
  return gathered;
}

/** Runs `collect` with a module cache that is empty at first. */
function connected<T>(
  kept: KeptModules,
  ports: GatherPorts,
  collect: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { settings } = ports.supply;
  return kept.use(settings.GOPROXY ?? "off", (goproxy) => {
    const own = freshFolder(ports);
    return collect({ ...ports, settings, goproxy, own, direct: !ports.order.offline });
  });
}

/** Nothing of an attempt before is taken for the result of this one. */
function freshFolder({ room, scratch }: GatherPorts): string {
  const attempt = (scratch.list(room) ?? []).filter(({ name }) => name.startsWith("attempt-")).length + 1;
  const folder = join(room, `attempt-${attempt}`);
  scratch.makeFolder(folder);
  return folder;
}

function keep(
  { apps, modules, retracted }: GatheredApps,
  remembered: RememberedFindings,
  kept: KeptModules,
): void {
  kept.keep(modules);
  const needed = modules.map(({ module, zip }) => ({ module, whole: zip !== undefined }));
  remembered.keep({ apps, modules: needed, retracted });
}

async function proved(
  found: readonly Harvested[],
  apps: readonly StagedApp[],
  kept: KeptModules,
  ports: GatherPorts,
): Promise<ProvenModule[]> {
  const { supply, scratch } = ports;
  const { fetcher, settings, known } = supply;
  const whole = await withInfos(found, {
    fetcher,
    scratch,
    settings,
    proxies: () => supply.proxies(),
    kept: kept.folder,
  });
  const sums = apps.flatMap((app) => sumsOf(app, scratch));
  return proveModules(whole, sums, { ...ports, known, settings, log: () => supply.log() });
}
