import type { ModuleVersion } from "../../golang/module.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Database } from "../log/database.ts";
import { toldHeads } from "../log/known-heads.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import { issuedHeads } from "../seal/history.ts";
import type { Goods } from "../sources/goods.ts";
import type { Supply } from "../sources/index.ts";
import type { Tools } from "../tools.ts";
import { gatherApps } from "./apps.ts";
import { fileParts, scriptParts } from "./extra-parts.ts";
import type { GatheredApps } from "./gathering.ts";
import { installerParts } from "./installer-part.ts";
import { logPart, modulesParts } from "./module-parts.ts";
import { type Measured, measure } from "./piece.ts";
import { appPart, type StagedApp } from "./staged-app.ts";
import { toolPart } from "./tool-part.ts";
import { toolchainPart } from "./toolchain-part.ts";
import { type GatheredTools, gatherTools } from "./tools.ts";
import { unitedModules } from "./united-modules.ts";
import { vulndbParts } from "./vulndb-part.ts";

/** All that the bundle will hold, measured: every byte has its digest. */
export interface Contents {
  readonly measured: readonly Measured[];
  readonly apps: readonly StagedApp[];
  /** Modules of `--modules` folders: what they need travels, they do not. */
  readonly guests: readonly StagedApp[];
  readonly wished: readonly ModuleVersion[];
  readonly tools: GatheredTools;
  readonly goods: Goods;
  /** The checksum database whose records are carried. */
  readonly database?: Database;
}

/**
 * Gathers everything, with proof for what comes from outside. `lacking` names files of modules that a tree assembled before
 * turned out not to have. Faults: those of apps, modules and extras.
 */
export async function assemble(
  plan: Plan,
  goods: Goods,
  order: Order,
  supply: Supply,
  room: string,
  tools: Tools,
  lacking: readonly string[] = [],
): Promise<Contents> {
  const { scratch, work } = tools;
  const extras = [
    ...(await installerParts(order, { scratch, work, known: supply.known })),
    ...scriptParts(order),
    ...fileParts(order, scratch),
    ...vulndbParts(order, scratch),
  ];
  const ports = { ...tools, order, goods, supply, room };
  const gathered = await gatherApps(plan, lacking, ports);
  const programs = await gatherTools(plan, ports);
  await supply
    .usedLog()
    ?.link([...issuedHeads(plan.name, order.memory, scratch), ...toldHeads(order, scratch)]);
  const { modules } = gathered;
  warnOf(gathered, tools.reporter);
  const guests = gathered.apps.filter(({ app }) => plan.guests.includes(app));
  const apps = gathered.apps.filter((staged) => !guests.includes(staged));
  const log = supply.usedLog()?.tree();
  const parts = [
    ...goods.carried.map(toolchainPart),
    ...(log === undefined ? [] : [logPart(log)]),
    ...modulesParts(unitedModules(modules, programs.modules)),
    ...apps.map((app) => appPart(app, order.tags)),
    ...programs.tools.map(toolPart),
    ...extras,
  ];
  const database = supply.usedLog()?.database;
  const { wished } = plan;
  return {
    measured: await measure(parts, work),
    apps,
    guests,
    wished,
    tools: programs,
    goods,
    ...(database && { database }),
  };
}

/** What a person is told of the modules before anything is signed. */
function warnOf({ apps, retracted }: GatheredApps, reporter: Reporter): void {
  for (const { app, rehearsed, lost = [] } of apps) {
    for (const { package: name, files } of lost)
      reporter.warn("vendor-loses", { app: app.name, package: name, files: [...files] });
    if (rehearsed?.untidy === true) reporter.warn("app-untidy", { app: app.name, dir: app.dir });
  }
  const said = retracted.map(({ module, by }) => `${module.path}@${module.version} (${by})`);
  if (said.length > 0) reporter.warn("modules-retracted", { modules: said });
}
