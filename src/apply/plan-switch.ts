import type { InstallerComponent } from "../bundle/manifest/component.ts";
import type { Composition } from "../bundle/release.ts";
import type { HostStore } from "../ports/store.ts";
import type { Plan } from "../transaction/plan.ts";
import type { ReleaseRef, Step } from "../transaction/step.ts";
import { encodeLive, type Installation, LIVE } from "./installation.ts";
import { encodeProgram, PROGRAM_STATE, programState } from "./installer.ts";
import { type Integration, integrate } from "./integrate.ts";
import { encodeLedger, LEDGER } from "./ledger.ts";
import { clearingSteps, type RaisedLogs, raisingSteps } from "./raise-logs.ts";
import { encodeRelease, type ReleaseRecord, recordName } from "./release-record.ts";
import { scriptSteps } from "./scripts.ts";

/** A new release that is about to be made live. */
export interface NewRelease {
  readonly verb: string;
  readonly composition: Composition;
  readonly record: ReleaseRecord;
  /** Store names of trees that wait in staging. */
  readonly staged: readonly string[];
  /** The checksum databases to serve, where they change; a forecast does not know. */
  readonly logs: RaisedLogs | undefined;
  /** A newer installer that waits in staging. */
  readonly installer: InstallerComponent | undefined;
  /** The bundles whose install scripts run. */
  readonly scripts: readonly string[];
  /** Whether places outside of the root may be touched. */
  readonly integrate: boolean;
}

export interface PlannedSwitch {
  readonly plan: Plan;
  /** Places outside of the root that something foreign holds. */
  readonly taken: Integration["taken"];
}

/** Where things of a run wait in staging. */
const STAGED_RELEASE = "staging/release";
const STAGED_PROGRAM = "staging/installer/gobundle";
const PROGRAM = "bin/gobundle";

/**
 * From staging to live: trees, databases and release to their places, pre-apply, the switch, what stands outside, post-apply, check,
 * health. Everything is undone from the end when a step fails.
 */
export function planSwitch(next: NewRelease, installation: Installation, store: HostStore): PlannedSwitch {
  const { composition, record } = next;
  const { release } = record;
  const from = liveRef(installation);
  const integration = integrationOf(next, installation, store);
  const scripts = (when: "pre-apply" | "post-apply" | "health") =>
    scriptSteps(composition, when, release, next.scripts);
  const steps: Step[] = [
    ...treeSteps(next.staged),
    ...(next.logs ? raisingSteps(next.logs, store.root) : []),
    { do: "move", from: STAGED_RELEASE, to: `releases/${release}` },
    ...(next.installer ? programSteps(next.installer, store) : []),
    ...scripts("pre-apply"),
    { do: "record", name: recordName(release), from: "", to: encodeRelease(record) },
    { do: "switch", from, to: release },
    { do: "record", name: LIVE, from: installation.text.live, to: encodeLive(release, record.made) },
    ...integration.steps,
    { do: "record", name: LEDGER, from: installation.text.ledger, to: encodeLedger(integration.ledger) },
    ...scripts("post-apply"),
    { do: "run", action: { kind: "check", release } },
    ...scripts("health"),
    ...(next.logs ? clearingSteps(next.logs) : []),
  ];
  return { plan: { verb: next.verb, from, to: release, steps, end: "keep" }, taken: integration.taken };
}

/** From staging into the store, by store names. */
export function treeSteps(trees: readonly string[]): Step[] {
  return trees.map((tree) => ({ do: "move", from: `staging/trees/${tree}`, to: `store/${tree}` }));
}

/** The release that `current` leads to; a link that leads elsewhere has been refused before. */
export function liveRef({ live }: Pick<Installation, "live">): ReleaseRef {
  return typeof live === "object" && "release" in live ? live.release : "none";
}

/** The number of the next release: never one that was used before, as far as the disk tells. */
export function nextNumber(installation: Installation, store: HostStore): number {
  const numbers = store.list("releases").map(Number).filter(Number.isSafeInteger);
  return Math.max(0, ...numbers, ...installation.releases.map(({ release }) => release)) + 1;
}

function integrationOf(next: NewRelease, installation: Installation, store: HostStore): Integration {
  if (!next.integrate) return { steps: [], ledger: installation.ledger, taken: [] };
  const program = next.installer !== undefined || store.list("bin").includes("gobundle");
  return integrate(next.composition, installation.ledger, store, program);
}

/** The installer is outside of the releases: exchanged, never switched. */
function programSteps(component: InstallerComponent, store: HostStore): Step[] {
  const put: Step = store.list("bin").includes("gobundle")
    ? { do: "replace", from: STAGED_PROGRAM, to: PROGRAM, old: `${STAGED_PROGRAM}.old` }
    : { do: "move", from: STAGED_PROGRAM, to: PROGRAM };
  return [
    put,
    { do: "record", name: PROGRAM_STATE, from: programState(store), to: encodeProgram(component) },
  ];
}
