import type { TrustedPermit } from "../bundle/permit.ts";
import type { Policy } from "../bundle/policy.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import type { Floor } from "../ports/trust-store.ts";
import type { GivenPermit } from "./permit.ts";
import { checkStanding } from "./standing.ts";

/** What a host would say to a bundle that it is not given yet; with install scripts, as `apply` runs them. */
export interface HostQuestion {
  /** What it has accepted under a name; undefined: the host is not asked at all. */
  readonly floor: ((name: string) => Floor | undefined) | undefined;
  readonly permit?: GivenPermit | undefined;
  readonly policy?: Policy | undefined;
}

/** As `checkStanding`; nothing where the host is not asked. */
export function askHost(bundle: TrustedManifest, question: HostQuestion): TrustedPermit | undefined {
  const { floor, permit, policy = {} } = question;
  if (floor === undefined) return undefined;
  const found = floor(bundle.manifest.name);
  const accepted = found === undefined ? [] : [found];
  return checkStanding(bundle, { accepted, permit, policy, scripts: true });
}
