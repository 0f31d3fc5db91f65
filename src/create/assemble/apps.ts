import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { Order } from "../order.ts";
import type { App } from "../resolve/app.ts";
import type { Goods } from "../sources/goods.ts";
import type { Supply } from "../sources/index.ts";
import type { Tools } from "../tools.ts";
import { copyApp } from "./app-copy.ts";
import { fetchModules } from "./app-modules.ts";
import { selectFiles } from "./app-selection.ts";
import { downloadFolder } from "./connected-go.ts";
import { type Harvested, harvest, readVersion } from "./harvest.ts";
import { KeptModules } from "./kept-modules.ts";
import { type ProvenModule, proveModules } from "./module-evidence.ts";
import { withInfos } from "./module-info.ts";
import { neededFiles } from "./needed-files.ts";
import { type Findings, RememberedFindings } from "./remembered.ts";
import { type StagedApp, sumsOf } from "./staged-app.ts";
import { withoutWorkspace } from "./workspace.ts";

/** The apps as they will travel, and every module version that any of them needs, proven. */
export interface GatheredApps {
  readonly apps: readonly StagedApp[];
  readonly modules: readonly ProvenModule[];
}

export interface GatherPorts extends Tools {
  readonly order: Order;
  readonly goods: Goods;
  readonly supply: Supply;
  /** A folder of this run alone. */
  readonly room: string;
}

/**
 * Copies the apps, finds out what they need, and proves it. What an earlier run found out about the very same files is
 * taken again, where all of it still holds. Faults: go-sum-stale, go-failed, module-mismatch, log-*, those of copying.
 */
export async function gatherApps(apps: readonly App[], ports: GatherPorts): Promise<GatheredApps> {
  if (apps.length === 0) return { apps: [], modules: [] };
  const staged: StagedApp[] = [];
  for (const app of apps) staged.push(await stage(app, ports));
  const kept = new KeptModules(ports.order.cache, ports.scratch, ports.order.offline);
  const remembered = new RememberedFindings(staged, decidingBesides(apps, ports), {
    ...ports,
    cache: ports.order.cache,
  });
  return (await recall(staged, remembered, kept, ports)) ?? (await findOut(staged, remembered, kept, ports));
}

/** The app's files, copied into the room and digested. */
async function stage(app: App, ports: GatherPorts): Promise<StagedApp> {
  const { scratch, processes, work, order, room } = ports;
  const own = join(room, "listing");
  const needed = async (folder: string) => {
    scratch.makeFolder(own);
    return neededFiles(processes, { goroot: await gorootFor(app, ports), own }, folder, order);
  };
  const dir = join(room, "apps", app.name);
  const paths = withoutWorkspace(app, await selectFiles(app, order, { ...ports, needed }), ports);
  copyApp(app, paths, dir, ports);
  return { app, dir, ...(await work.digestTree(dir)) };
}

/** What an earlier run found, with the module files that it kept; undefined where anything of it is amiss. */
async function recall(
  staged: readonly StagedApp[],
  remembered: RememberedFindings,
  kept: KeptModules,
  ports: GatherPorts,
): Promise<GatheredApps | undefined> {
  const findings = await remembered.find(staged);
  const whole = findings?.modules.every((module) =>
    ports.scratch.look(join(kept.folder, modulePathInTree(module, "mod"))),
  );
  if (findings === undefined || whole !== true) return undefined;
  try {
    const found = findings.modules.map((module) => readVersion(kept.folder, module, ports.scratch));
    return { apps: findings.apps, modules: await proved(found, findings.apps, kept, ports) };
  } catch (error) {
    if (error instanceof Fault && !ports.order.offline) return undefined;
    throw error;
  }
}

/** Asks the go command, with a network; keeps what came of it for the next run. */
async function findOut(
  staged: readonly StagedApp[],
  remembered: RememberedFindings,
  kept: KeptModules,
  ports: GatherPorts,
): Promise<GatheredApps> {
  const { scratch, work, supply } = ports;
  let attempt = 0;
  const gathered = await kept.use(supply.settings.GOPROXY ?? "off", async (goproxy) => {
    const room = join(ports.room, `attempt-${++attempt}`);
    scratch.makeFolder(room);
    const connection = { ...ports, settings: supply.settings, goproxy, own: room };
    const apps: StagedApp[] = [];
    for (const one of staged) {
      const goroot = await gorootFor(one.app, ports);
      apps.push(await fetchModules(one, goroot, { scratch, work, connection, tags: ports.order.tags, room }));
    }
    return { apps, modules: await proved(harvest(downloadFolder(connection), scratch), apps, kept, ports) };
  });
  kept.keep(gathered.modules);
  const findings: Findings = { apps: gathered.apps, modules: gathered.modules.map(({ module }) => module) };
  remembered.keep(findings);
  return gathered;
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

/** What else the findings follow from: the Go that is asked, and what it is asked. */
function decidingBesides(apps: readonly App[], { goods, order, supply }: GatherPorts): string[] {
  const gos = apps.map(({ go }) => goods.machine.get(go)?.goH1 ?? "");
  return [
    "findings 3",
    ...gos,
    ...apps.flatMap(({ source, packages }) => [source.dir, ...packages]),
    "tags",
    ...order.tags,
    JSON.stringify(supply.settings),
  ];
}

async function gorootFor({ go }: App, { goods }: GatherPorts): Promise<string> {
  const toolchain = goods.machine.get(go);
  if (toolchain === undefined) throw new Error("an app's Go has not been fetched");
  return toolchain.goroot();
}
