import type { GoVersion } from "../../golang/version.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import { machineToolchain, type Supply } from "./index.ts";
import type { Toolchain } from "./toolchain.ts";

/** The distributions of a bundle: those that travel, and those that do this machine's part of the work. */
export interface Goods {
  /** For each version, the default first, one a target. */
  readonly carried: readonly Toolchain[];
  /** By version: what runs here; the very one that travels, where that is for this machine. */
  readonly machine: ReadonlyMap<GoVersion, Toolchain>;
}

/** Fetches and proves every distribution that the plan needs. Faults: no-source, go-version-unknown, cross-go-missing. */
export async function fetchGoods(
  { versions, targets, apps, guests, wished }: Plan,
  order: Order,
  supply: Supply,
): Promise<Goods> {
  const carried: Toolchain[] = [];
  for (const version of versions) {
    for (const target of targets) carried.push(await supply.toolchain({ version, target }));
  }
  const machine = new Map<GoVersion, Toolchain>();
  for (const toolchain of carried) {
    if (toolchain.target === order.machine) machine.set(toolchain.version, toolchain);
  }
  const working = [...apps, ...guests].map(({ go }) => go);
  for (const version of wished.length > 0 ? versions : working) {
    if (machine.has(version)) continue;
    const target = targets.includes(order.machine) ? order.machine : (targets[0] ?? order.machine);
    machine.set(version, await machineToolchain(supply, { version, target }, order.machine));
  }
  return { carried, machine };
}
