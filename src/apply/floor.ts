import type { TrustedPermit } from "../bundle/permit.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { hostId } from "../look/host-id.ts";
import { checkStanding } from "../look/standing.ts";
import type { Policy } from "../ports/trust-store.ts";
import type { Installation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";

/** What was asked for that acceptance depends on. */
export interface AcceptRequest {
  /** Whether install scripts run. */
  readonly scripts: boolean;
  /** A permit that was given to this run. */
  readonly permit?: TrustedPermit | undefined;
}

/**
 * Whether this host takes the bundle: by its floor, by the accepted releases of the root, of which the newest may have
 * been cut off before it raised the floor, and by its owner's policy. Gives the permit that this rests on, where it does.
 * Faults (3): those of `checkStanding`; policy-proof, policy-scripts.
 */
export function checkAllowed(
  trusted: TrustedManifest,
  { releases }: Installation,
  request: AcceptRequest,
  { store, trust, facts }: Isolated,
): TrustedPermit | undefined {
  const { name } = trusted.manifest;
  const floor = trust.floor(store.root, name);
  const accepted = releases.flatMap(({ bundles }) => bundles.filter((bundle) => bundle.name === name));
  checkPolicy(trusted, trust.policy(), request.scripts);
  const given = request.permit && { trusted: request.permit, here: hostId(facts) };
  return checkStanding(trusted, {
    accepted: floor === undefined ? accepted : [floor, ...accepted],
    now: trusted.judgedAt,
    permit: given,
  });
}

const STRENGTHS = ["none", "weak", "namespace"] as const;

/** What the owner of this host allows. Faults: policy-proof, policy-scripts (3). */
function checkPolicy({ manifest }: TrustedManifest, policy: Policy, scripts: boolean): void {
  const found = manifest.proof.strength;
  if (STRENGTHS.indexOf(found) < STRENGTHS.indexOf(policy.proof)) {
    throw new Fault("policy-proof", { want: policy.proof, found });
  }
  const carried = manifest.components.flatMap(({ kind, id }) => (kind === "script" ? [id] : []));
  if (scripts && policy.scripts === "forbid" && carried.length > 0) {
    throw new Fault("policy-scripts", { scripts: carried });
  }
}
