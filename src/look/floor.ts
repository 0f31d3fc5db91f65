import type { Sha256 } from "../bundle/digest.ts";
import { isCompromised, type SignerMark } from "../bundle/revocations.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";

/** A bundle of some name that this host has accepted. */
export interface Accepted {
  readonly sequence: number;
  readonly identity: Sha256;
  /** Who signed it, as far as that is known. */
  readonly signers?: readonly SignerMark[];
}

/**
 * What of it still speaks for the zone: a bundle with an absurd number, signed with a stolen key, is no floor once that key is
 * revoked (FORMAT 13.8).
 */
export function stillCounting(
  accepted: readonly Accepted[],
  { lists }: Pick<TrustedManifest, "lists">,
): Accepted[] {
  return accepted.filter(({ signers = [] }) => !isCompromised(signers, lists));
}

/**
 * Two bundles of one name and number: somebody who signs says different things to different hosts. No permit helps
 * (FORMAT 10.2). Fault same-sequence (3).
 */
export function refuseEquivocation(
  { manifest: { name, sequence }, identity: found }: TrustedManifest,
  accepted: readonly Accepted[],
): void {
  const other = accepted.find((one) => one.sequence === sequence && one.identity !== found);
  if (other === undefined) return;
  throw new Fault("same-sequence", { name, sequence, accepted: other.identity, found });
}

/** The refusal of a bundle that is older than what was accepted (FORMAT 10.2): Fault floor-under (3), to be thrown. */
export function underFloor(
  { manifest: { name, sequence } }: TrustedManifest,
  accepted: readonly Accepted[],
): Fault | undefined {
  const floor = Math.max(0, ...accepted.map((one) => one.sequence));
  return sequence < floor ? new Fault("floor-under", { name, sequence, floor }) : undefined;
}
