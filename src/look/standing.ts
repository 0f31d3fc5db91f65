import type { TrustedPermit } from "../bundle/permit.ts";
import type { TrustedManifest, TrustState } from "../bundle/trust.ts";
import type { Fault } from "../fault.ts";
import { type Accepted, refuseEquivocation, underFloor } from "./floor.ts";
import { checkCovers, type GivenPermit } from "./permit.ts";

/** What a host holds an authentic bundle against. */
export interface Standing {
  /** What it has accepted under the name. */
  readonly accepted: readonly Accepted[];
  readonly now: TrustState["now"];
  readonly permit: GivenPermit | undefined;
}

/**
 * Whether the host takes the bundle, and the permit that this rests on, where it does (FORMAT 10.2, 12.6).
 * Faults (3): same-sequence; floor-under where no permit was given, and those of `checkCovers`.
 */
export function checkStanding(bundle: TrustedManifest, standing: Standing): TrustedPermit | undefined {
  const { accepted, now, permit } = standing;
  refuseEquivocation(bundle, accepted);
  const refusal: Fault | undefined = underFloor(bundle, accepted);
  if (refusal === undefined) return undefined;
  if (permit === undefined) throw refusal;
  checkCovers(permit, bundle, now);
  return permit.trusted;
}
