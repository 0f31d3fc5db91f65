import type { TrustedPermit } from "../bundle/permit.ts";
import type { Policy } from "../bundle/policy.ts";
import { refuseListed } from "../bundle/revocations.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { type Accepted, refuseEquivocation, stillCounting, underFloor } from "./floor.ts";
import { checkCovers, type GivenPermit } from "./permit.ts";
import { checkPolicy, checkSigners } from "./policy.ts";
import { pastItsEnd } from "./validity.ts";

/** What a host holds an authentic bundle against. */
export interface Standing {
  /** What it has accepted under the name. */
  readonly accepted: readonly Accepted[];
  readonly permit: GivenPermit | undefined;
  readonly policy: Policy;
  /** Whether install scripts would run. */
  readonly scripts: boolean;
}

/**
 * Whether the host takes the bundle, and the permit that this rests on, where it does (FORMAT 10.2, 10.4, 12.6). What the
 * owner of the host forbids is not for the zone to permit. Faults (3): same-sequence; policy-refused; floor-under and
 * bundle-expired where no permit was given, signer-revoked, and those of `checkCovers`.
 */
export function checkStanding(bundle: TrustedManifest, standing: Standing): TrustedPermit | undefined {
  const { permit, policy, scripts } = standing;
  const accepted = stillCounting(standing.accepted, bundle);
  refuseEquivocation(bundle, accepted);
  checkPolicy(bundle, policy, scripts);
  const refusal = underFloor(bundle, accepted) ?? pastItsEnd(bundle);
  if (refusal === undefined) return undefined;
  if (permit === undefined) throw refusal;
  // The bundle may bring a newer list than the host had when it read the permit.
  for (const signer of permit.trusted.signers) refuseListed(signer, bundle.lists);
  checkCovers(permit, bundle);
  checkSigners(permit.trusted.signers, bundle.manifest, policy);
  return permit.trusted;
}
