import type { TrustedPermit } from "../bundle/permit.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { hostId } from "../look/host-id.ts";
import { checkStanding } from "../look/standing.ts";
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
 * Faults (3): those of `checkStanding`; policy-invalid.
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
  const given = request.permit && { trusted: request.permit, here: hostId(facts) };
  return checkStanding(trusted, {
    accepted: floor === undefined ? accepted : [floor, ...accepted],
    permit: given,
    policy: trust.policy(),
    scripts: request.scripts,
  });
}
