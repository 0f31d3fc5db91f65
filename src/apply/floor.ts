import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { checkFloor } from "../look/floor.ts";
import type { Policy } from "../ports/trust-store.ts";
import type { Installation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";

/**
 * Whether this host takes the bundle: by its floor, by the accepted releases of the root, of which the newest may have
 * been cut off before it raised the floor, and by its owner's policy.
 * Faults: floor-under, same-sequence, policy-proof, policy-scripts (3).
 */
export function checkAllowed(
  trusted: TrustedManifest,
  { releases }: Installation,
  scripts: boolean,
  { store, trust }: Isolated,
): void {
  const { name } = trusted.manifest;
  const floor = trust.floor(store.root, name);
  const accepted = releases.flatMap(({ bundles }) => bundles.filter((bundle) => bundle.name === name));
  checkFloor(trusted, floor === undefined ? accepted : [floor, ...accepted]);
  checkPolicy(trusted, trust.policy(), scripts);
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
