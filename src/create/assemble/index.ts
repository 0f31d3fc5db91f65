import { toldHeads } from "../log/known-heads.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import { issuedHeads } from "../seal/history.ts";
import type { Goods } from "../sources/goods.ts";
import type { Supply } from "../sources/index.ts";
import type { Tools } from "../tools.ts";
import { gatherApps } from "./apps.ts";
import { fileParts, scriptParts } from "./extra-parts.ts";
import { installerParts } from "./installer-part.ts";
import { logPart, modulesParts } from "./module-parts.ts";
import { type Measured, measure } from "./piece.ts";
import { appPart, type StagedApp } from "./staged-app.ts";
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
    ...(await installerParts(order, { scratch, work, known: supply.known })),
    ...scriptParts(order),
    ...fileParts(order, scratch),
  ];
  const { apps, modules } = await gatherApps(plan.apps, { ...tools, order, goods, supply, room });
  await supply
    .usedLog()
    ?.link([...issuedHeads(plan.name, order.memory, scratch), ...toldHeads(order, scratch)]);
  const log = supply.usedLog()?.tree();
  const parts = [
    ...goods.carried.map(toolchainPart),
    ...(log === undefined ? [] : [logPart(log)]),
    ...modulesParts(modules),
    ...apps.map((app) => appPart(app, order.tags)),
    ...extras,
  ];
  return { measured: await measure(parts, work), apps, goods };
}
