import type { Composition, Part } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { HostStore } from "../ports/store.ts";
import { run } from "../transaction/run.ts";
import type { Installation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { liveRef, treeSteps } from "./plan-switch.ts";
import type { Wanted } from "./receive.ts";

/** Trees of the bundles that stay which the store has lost: no release can be made with them, and this bundle brings none. */
export function lostParts({ parts }: Composition, { missing }: Wanted, store: HostStore): readonly Part[] {
  const there = new Set([...store.list("store"), ...missing.map(({ tree }) => tree)]);
  return parts.filter(({ tree }) => !there.has(tree));
}

/**
 * Puts what was received into the store and leaves it at that: once every bundle that lost something has been applied
 * again, the last of them makes the release. Always ends with the fault trees-lost (7).
 */
export async function repairOnly(
  lost: readonly Part[],
  { missing }: Wanted,
  installation: Installation,
  { store, reporter, interrupted }: Isolated,
): Promise<never> {
  const live = liveRef(installation);
  const steps = treeSteps(missing.map(({ tree }) => tree));
  const plan = { verb: "apply", from: live, to: live, steps, end: "keep" } as const;
  const undoing = () => reporter.stage("undo");
  await run(plan, { store, actor: async () => {}, interrupted, undoing });
  const bundles = [...new Set(lost.map(({ bundle }) => bundle))];
  const what = lost.map(({ component }) => component.id);
  throw new Fault("trees-lost", { bundles, what }, { state: "partly-done" });
}
