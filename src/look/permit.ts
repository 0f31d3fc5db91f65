import type { Sha256 } from "../bundle/digest.ts";
import type { TrustedPermit } from "../bundle/permit.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";

/** A permit that a run was given, and the host that it runs on. */
export interface GivenPermit {
  readonly trusted: TrustedPermit;
  /** Undefined where the host has no id. */
  readonly here: Sha256 | undefined;
}

/**
 * Whether the permit speaks of this bundle, on this host, at this time (FORMAT 12.6).
 * Faults (3): permit-other-bundle, permit-other-host, permit-expired.
 */
export function checkCovers(given: GivenPermit, bundle: TrustedManifest): void {
  const { permit } = given.trusted;
  const { name, sequence } = bundle.manifest;
  const now = bundle.judgedAt;
  if (permit.identity !== bundle.identity || permit.name !== name || permit.sequence !== sequence) {
    throw new Fault("permit-other-bundle", {
      want: `${permit.name} ${permit.sequence} ${permit.identity}`,
      got: `${name} ${sequence} ${bundle.identity}`,
    });
  }
  if (permit.host !== "any" && permit.host !== given.here) {
    throw new Fault("permit-other-host", { want: permit.host, here: given.here ?? "-" });
  }
  if (now !== "any" && now.getTime() > Date.parse(permit.until)) {
    throw new Fault("permit-expired", { until: permit.until, now: now.toISOString() });
  }
}
