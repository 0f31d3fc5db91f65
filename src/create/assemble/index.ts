import { join } from "node:path";
import type { Selection } from "../../gorun/lines.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import type { Goods } from "../sources/goods.ts";
import type { Supply } from "../sources/index.ts";
import type { Toolchain } from "../sources/toolchain.ts";
import type { Tools } from "../tools.ts";
import { appPart, type StagedApp, stageApp } from "./app.ts";
import { selectFiles } from "./app-selection.ts";
import { downloadFolder } from "./connected-go.ts";
import { fileParts, scriptParts } from "./extra-parts.ts";
import { harvest } from "./harvest.ts";
import { installerParts } from "./installer-part.ts";
import { type ProvenModule, proveModules } from "./module-evidence.ts";
import { withInfos } from "./module-info.ts";
import { logPart, modulesParts } from "./module-parts.ts";
import { KeptModules } from "./modules.ts";
import { neededFiles } from "./needed-files.ts";
import { type Measured, measure } from "./piece.ts";
import { toolchainPart } from "./toolchain-part.ts";

/** All that the bundle will hold, measured: every byte has its digest. */
export interface Contents {
  readonly measured: readonly Measured[];
  readonly apps: readonly StagedApp[];
  readonly goods: Goods;
}

/** Gathers everything, with proof for what comes from outside. Faults: those of apps, modules and extras. */
export async function assemble(
  plan: Plan,
  goods: Goods,
  order: Order,
  supply: Supply,
  room: string,
  tools: Tools,
): Promise<Contents> {
  const { scratch, work } = tools;
  const extras = [
    ...installerParts(order, scratch),
    ...scriptParts(order, scratch),
    ...fileParts(order, scratch),
  ];
  const { apps, modules } = await gatherApps(plan, goods, order, supply, room, tools);
  const log = supply.usedLog()?.tree();
  const parts = [
    ...goods.carried.map(toolchainPart),
    ...(log === undefined || log.files.size < 2 ? [] : [logPart(log)]),
    ...modulesParts(modules),
    ...apps.map((app) => appPart(app, order, scratch)),
    ...extras,
  ];
  return { measured: await measure(parts, work), apps, goods };
}

/** The apps' copies, and every module version that any of them needs. */
async function gatherApps(
  { apps }: Plan,
  { machine }: Goods,
  order: Order,
  supply: Supply,
  room: string,
  tools: Tools,
): Promise<{ apps: StagedApp[]; modules: ProvenModule[] }> {
  if (apps.length === 0) return { apps: [], modules: [] };
  const { scratch } = tools;
  const selection: Selection = order;
  const goroot = ({ go }: { readonly go: string }) => gorootOf(machine.get(go));
  const paths = new Map<string, readonly string[]>();
  const listing = makeFolder(join(room, "listing"), tools);
  for (const app of apps) {
    const needed = await neededFiles(
      tools.processes,
      { goroot: goroot(app), own: listing },
      app.dir,
      selection,
    );
    paths.set(app.name, await selectFiles(app, needed, order, tools));
  }
  const kept = new KeptModules(order.cache, scratch, order.offline);
  let attempt = 0;
  const gathered = await kept.use(supply.settings.GOPROXY ?? "off", async (goproxy) => {
    const own = makeFolder(join(room, `attempt-${++attempt}`), tools);
    const connection = { ...tools, settings: supply.settings, goproxy, own };
    const staged: StagedApp[] = [];
    for (const app of apps) {
      staged.push(
        await stageApp(app, paths.get(app.name) ?? [], selection, {
          ...tools,
          connection,
          room: own,
          goroot,
        }),
      );
    }
    const found = harvest(downloadFolder(connection), scratch);
    const whole = await withInfos(found, {
      ...tools,
      ...supply,
      fetcher: supply.fetcher,
      settings: supply.settings,
      proxies: supply.proxies(),
      kept: kept.folder,
    });
    const sums = staged.flatMap((app) => app.sums);
    const modules = await proveModules(whole, sums, {
      ...tools,
      log: () => supply.log(),
      settings: supply.settings,
    });
    return { apps: staged, modules };
  });
  kept.keep(gathered.modules);
  return gathered;
}

function gorootOf(toolchain: Toolchain | undefined): string {
  if (toolchain === undefined) throw new Error("an app's Go has not been fetched");
  return toolchain.goroot;
}

function makeFolder(path: string, { scratch }: Tools): string {
  scratch.makeFolder(path);
  return path;
}
