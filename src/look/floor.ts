import type { Sha256 } from "../bundle/digest.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";

/** A bundle of some name that this host has accepted. */
export interface Accepted {
  readonly sequence: number;
  readonly identity: Sha256;
}

/** Never an older bundle of a name, nor another one of the same number (FORMAT 10.2). Faults: floor-under, same-sequence (3). */
export function checkFloor({ manifest, identity }: TrustedManifest, accepted: readonly Accepted[]): void {
  const { name, sequence } = manifest;
  for (const one of accepted) {
    if (sequence < one.sequence) throw new Fault("floor-under", { name, sequence, floor: one.sequence });
    if (sequence === one.sequence && identity !== one.identity) {
      throw new Fault("same-sequence", { name, sequence });
    }
  }
}
