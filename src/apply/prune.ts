import { partsOf } from "../bundle/release.ts";
import type { Plan } from "../transaction/plan.ts";
import { run } from "../transaction/run.ts";
import type { Step } from "../transaction/step.ts";
import { audit } from "./audit.ts";
import { changing } from "./changing.ts";
import { type Installation, liveRelease, readBundles, readInstallation } from "./installation.ts";
import type { Isolated, Mode } from "./isolated.ts";
import { liveRef } from "./plan-switch.ts";
import { encodeRelease, holdSame, recordName } from "./release-record.ts";
import { checkCurrent, checkRoot, checkUser } from "./root.ts";
import { servedTree } from "./served-logs.ts";
import { strangersOf } from "./strangers.ts";

export interface PruneRequest {
  /** How many good releases stay, the live one among them; at least 1. */
  readonly keep: number;
  readonly mode: Mode;
}

export interface Pruned {
  readonly changed: boolean;
  /** Numbers of the releases that went. */
  readonly releases: readonly number[];
  /** How many store trees went. */
  readonly trees: number;
  /** Old releases that stay for the sake of files in them that are not ours. */
  readonly kept: readonly KeptRelease[];
  readonly plan: Plan | undefined;
}

interface KeptRelease {
  readonly release: number;
  readonly strangers: readonly string[];
}

/** `prune`: old releases, and store trees that no kept release uses. Faults: state-damaged (6), those of the run. */
export async function prune(request: PruneRequest, host: Isolated): Promise<Pruned> {
  const { store, facts } = host;
  checkRoot(store.root);
  if (request.mode === "do") checkUser(store, facts);
  const planned = planPrune(request.keep, readInstallation(store), host);
  tellKept(planned, host);
  if (!planned.changed || request.mode === "plan") return planned;
  return await changing(host, async (now) => {
    const { plan, ...pruned } = planPrune(request.keep, now, host);
    if (plan === undefined) return { ...pruned, plan };
    store.stage("trash");
    const undoing = () => host.reporter.stage("undo");
    await run(plan, { store, actor: async () => {}, interrupted: host.interrupted, undoing });
    audit({ verb: "prune", bundles: [], from: plan.from, to: plan.to, result: "done", exit: 0 }, host);
    return { ...pruned, plan };
  });
}

function planPrune(keep: number, installation: Installation, host: Isolated): Pruned {
  const { store, facts } = host;
  checkCurrent(store);
  const live = liveRef(installation);
  const others = installation.releases.filter(({ release }) => release !== live);
  const spare = live === "none" ? keep : keep - 1;
  const current = liveRelease(installation);
  // What holds the same as the live one is no release to go back to.
  const good = others.filter((record) => current === undefined || !holdSame(record, current));
  const stay = good.slice(Math.max(0, good.length - spare));
  const old = others.filter((record) => !stay.includes(record));
  const kept = old
    .map(({ release }) => ({ release, strangers: strangersOf(`releases/${release}`, host) }))
    .filter(({ strangers }) => strangers.length > 0);
  const gone = old.filter(({ release }) => !kept.some((one) => one.release === release));
  const stays = installation.releases.filter((record) => !gone.includes(record));
  const used = new Set<string>(
    stays.flatMap((record) =>
      readBundles(store, record).flatMap(({ manifest }) =>
        partsOf(manifest, facts.target).map(({ tree }) => tree),
      ),
    ),
  );
  const served = servedTree(store);
  if (served !== undefined) used.add(served);
  const trees = store.list("store").filter((tree) => !used.has(tree) && isStoreName(tree));
  const steps: Step[] = [
    ...gone.flatMap((record): Step[] => [
      { do: "record", name: recordName(record.release), from: encodeRelease(record), to: "" },
      { do: "move", from: `releases/${record.release}`, to: `staging/trash/release-${record.release}` },
    ]),
    ...trees.map((tree): Step => ({ do: "move", from: `store/${tree}`, to: `staging/trash/${tree}` })),
  ];
  const changed = steps.length > 0;
  const plan: Plan = { verb: "prune", from: live, to: live, steps, end: "keep" };
  return {
    changed,
    releases: gone.map(({ release }) => release),
    trees: trees.length,
    kept,
    plan: changed ? plan : undefined,
  };
}

function tellKept({ kept }: Pruned, { store, reporter }: Isolated): void {
  for (const { release, strangers } of kept) {
    const paths = strangers.map((name) => `${store.root}/releases/${release}/${name}`);
    reporter.warn("release-kept", { release, paths });
  }
}

/** What others put into `store/` is not ours to remove. */
export function isStoreName(name: string): boolean {
  return /-[0-9a-f]{64}$/.test(name);
}
