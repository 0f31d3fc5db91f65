import type { Proof } from "../bundle/manifest/proof.ts";
import { Fault } from "../fault.ts";
import { assemble, type Contents } from "./assemble/index.ts";
import type { Order } from "./order.ts";
import { prove } from "./prove/index.ts";
import type { Plan } from "./resolve/index.ts";
import type { Goods } from "./sources/goods.ts";
import type { Supply } from "./sources/index.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { Tools } from "./tools.ts";

/**
 * Assembles and proves; where the proof says which files the module tree lacks, fetches just these and does both again,
 * until nothing is missing. Faults: those of both; tree-incomplete also for a file that was fetched and is still missed.
 */
export async function provenContents(
  plan: Plan,
  goods: Goods,
  order: Order,
  supply: Supply,
  watch: Stopwatch,
  room: string,
  tools: Tools,
): Promise<{ readonly contents: Contents; readonly proof: Proof }> {
  const lacking: string[] = [];
  for (let round = 1; ; round++) {
    const own = `${room}/round-${round}`;
    tools.scratch.makeFolder(own);
    watch.enter("assemble", plan.apps.map(({ name }) => name).join(" "));
    const contents = await assemble(plan, goods, order, supply, own, tools, lacking);
    if (order.proof.run) watch.enter("prove");
    try {
      return { contents, proof: await prove(contents, plan.targets, order, own, tools) };
    } catch (error) {
      const missing = order.offline ? [] : newOnes(error, lacking);
      if (missing.length === 0) throw error;
      lacking.push(...missing);
    }
  }
}

/** The files that a refusal of the tree names, but for those that have been fetched already. */
function newOnes(error: unknown, known: readonly string[]): string[] {
  const lacking = error instanceof Fault && error.code === "tree-incomplete" ? error.facts["lacking"] : [];
  return Array.isArray(lacking) ? lacking.filter((name) => !known.includes(name)) : [];
}
