import type { Sha256 } from "../bundle/digest.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";

/** A bundle of some name that this host has accepted. */
export interface Accepted {
  readonly sequence: number;
  readonly identity: Sha256;
}

/** Never an older bundle of a name, nor another one of the same number (FORMAT 10.2). Faults: floor-under, same-sequence (3). */
export function checkFloor(trusted: TrustedManifest, accepted: readonly Accepted[]): void {
  const { name, sequence } = trusted.manifest;
  for (const one of accepted) {
    if (accepts(one, trusted)) continue;
    if (sequence === one.sequence) throw new Fault("same-sequence", { name, sequence });
    throw new Fault("floor-under", { name, sequence, floor: one.sequence });
  }
}

/** Whether a host that has accepted `one` takes this bundle of the same name. */
export function accepts(one: Accepted, { manifest: { sequence }, identity }: TrustedManifest): boolean {
  return sequence > one.sequence || (sequence === one.sequence && identity === one.identity);
}
