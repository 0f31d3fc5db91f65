import { type Composition, composeRelease } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { Plan } from "../transaction/plan.ts";
import { run } from "../transaction/run.ts";
import type { ReleaseRef, Step } from "../transaction/step.ts";
import { actorFor } from "./actor.ts";
import { audit } from "./audit.ts";
import { changing } from "./changing.ts";
import {
  encodeLive,
  type Installation,
  LIVE,
  liveRelease,
  readBundles,
  readInstallation,
  rollbackTarget,
} from "./installation.ts";
import { integrate } from "./integrate.ts";
import type { Isolated, Mode } from "./isolated.ts";
import { encodeLedger, LEDGER } from "./ledger.ts";
import { liveRef } from "./plan-switch.ts";
import type { ReleaseRecord } from "./release-record.ts";
import { checkCurrent, checkRoot, checkUser } from "./root.ts";
import { scriptSteps } from "./scripts.ts";
import { warnOutlived } from "./signers.ts";

export interface RollbackRequest {
  /** A release number; without it the newest good older one that holds other bundles than the live one. */
  readonly to: number | undefined;
  readonly mode: Mode;
}

export interface RolledBack {
  readonly changed: boolean;
  readonly release: number;
  readonly previous: ReleaseRef;
  readonly plan: Plan | undefined;
}

/**
 * `rollback`: the same engine as apply, over a release that is on disk; no bundle, and no question of certificate time.
 * Faults: release-unknown (2), nothing-older (4), state-damaged (6), and those of the run (5, 6).
 */
export async function rollback(request: RollbackRequest, host: Isolated): Promise<RolledBack> {
  const { store, facts } = host;
  checkRoot(store.root);
  if (request.mode === "do") checkUser(store, facts);
  const before = readInstallation(store);
  const planned = planRollback(request.to, before, host);
  if (planned.plan === undefined || request.mode === "plan") return planned;
  return await changing(host, (now) => goBack(request.to, now, host));
}

async function goBack(to: number | undefined, now: Installation, host: Isolated): Promise<RolledBack> {
  const { store, reporter, interrupted } = host;
  const planned = planRollback(to, now, host);
  const { plan, previous } = planned;
  if (plan === undefined) return planned;
  const target = chooseTarget(to, now);
  warnOutlived(target, host);
  reporter.stage("switch");
  const { goproxy } = target;
  const acting = { ...compositions(target, now, host), goproxy, previous, prove: false };
  const undoing = () => reporter.stage("undo");
  await run(plan, { store, actor: actorFor(acting, host), interrupted, undoing });
  reporter.stage("record");
  audit(
    { verb: "rollback", bundles: target.bundles, from: plan.from, to: plan.to, result: "done", exit: 0 },
    host,
  );
  return planned;
}

function planRollback(to: number | undefined, installation: Installation, host: Isolated): RolledBack {
  checkCurrent(host.store);
  const target = chooseTarget(to, installation);
  const { release } = target;
  const previous = liveRef(installation);
  if (release === previous && installation.expected?.release === release) {
    return { changed: false, release, previous, plan: undefined };
  }
  const steps = stepsTo(target, installation, host);
  return {
    changed: true,
    release,
    previous,
    plan: { verb: "rollback", from: previous, to: release, steps, end: "keep" },
  };
}

/** Faults: release-unknown (2), nothing-older (4). */
function chooseTarget(to: number | undefined, installation: Installation): ReleaseRecord {
  const { releases } = installation;
  if (to !== undefined) {
    const found = releases.find(({ release }) => release === to);
    if (found) return found;
    throw new Fault("release-unknown", {
      release: to,
      releases: releases.map(({ release }) => `${release}`),
    });
  }
  const older = rollbackTarget(installation);
  if (older === undefined) throw new Fault("nothing-older");
  return older;
}

/** The release that is left knows what its scripts must take back; the one that comes is checked. */
function compositions(target: ReleaseRecord, installation: Installation, { store, facts }: Isolated) {
  const of = (record: ReleaseRecord | undefined): Composition =>
    composeRelease(record ? readBundles(store, record) : [], undefined, facts.target);
  return { scripts: of(liveRelease(installation)), checked: of(target) };
}

function stepsTo(target: ReleaseRecord, installation: Installation, host: Isolated): Step[] {
  const { store, clock } = host;
  const { ledger, text } = installation;
  const { scripts, checked } = compositions(target, installation, host);
  const from = liveRef(installation);
  const outside = store.standard || ledger.length > 0;
  const program = store.list("bin").includes("gobundle");
  const integration = outside ? integrate(checked, ledger, store, program) : { steps: [], ledger };
  const script = (when: "pre-rollback" | "post-rollback") =>
    from === "none" ? [] : scriptSteps(scripts, when, from);
  return [
    ...script("pre-rollback"),
    { do: "switch", from, to: target.release },
    { do: "record", name: LIVE, from: text.live, to: encodeLive(target.release, clock.now().toISOString()) },
    ...integration.steps,
    { do: "record", name: LEDGER, from: text.ledger, to: encodeLedger(integration.ledger) },
    ...script("post-rollback"),
    { do: "run", action: { kind: "check", release: target.release } },
  ];
}
