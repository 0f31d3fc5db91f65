import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Floor, Policy } from "../ports/trust-store.ts";
import type { ReleaseRecord } from "./release-record.ts";

/**
 * Never an older bundle of a name, nor another one of the same number: by the floor of this host, and by the accepted
 * releases of the root, of which the newest may have been cut off before it raised the floor.
 * Faults: floor-under, same-sequence (3).
 */
export function checkFloor(
  { manifest, identity }: TrustedManifest,
  floor: Floor | undefined,
  releases: readonly ReleaseRecord[],
): void {
  const { name, sequence } = manifest;
  const accepted = releases.flatMap(({ bundles }) => bundles.filter((bundle) => bundle.name === name));
  for (const one of floor === undefined ? accepted : [floor, ...accepted]) {
    if (sequence < one.sequence) throw new Fault("floor-under", { name, sequence, floor: one.sequence });
    if (sequence === one.sequence && identity !== one.identity) {
      throw new Fault("same-sequence", { name, sequence });
    }
  }
}

const STRENGTHS = ["none", "weak", "namespace"] as const;

/** What the owner of this host allows. Faults: policy-proof, policy-scripts (3). */
export function checkPolicy({ manifest }: TrustedManifest, policy: Policy, scripts: boolean): void {
  const found = manifest.proof.strength;
  if (STRENGTHS.indexOf(found) < STRENGTHS.indexOf(policy.proof)) {
    throw new Fault("policy-proof", { want: policy.proof, found });
  }
  const carried = manifest.components.flatMap(({ kind, id }) => (kind === "script" ? [id] : []));
  if (scripts && policy.scripts === "forbid" && carried.length > 0) {
    throw new Fault("policy-scripts", { scripts: carried });
  }
}
