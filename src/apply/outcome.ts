import type { Sha256 } from "../bundle/digest.ts";
import { partsOf } from "../bundle/release.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { stillCounting } from "../look/floor.ts";
import type { Plan } from "../transaction/plan.ts";
import type { ReleaseRef } from "../transaction/step.ts";
import { keepHighest } from "../zone/revocations.ts";
import { audit } from "./audit.ts";
import { type Installation, liveRelease } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { carriesLog } from "./layout.ts";
import { compose, type NextRequest, nextOf } from "./next-release.ts";
import { type NewRelease, planSwitch } from "./plan-switch.ts";
import type { Wanted } from "./receive.ts";
import { servedTree } from "./served-logs.ts";
import { type ProxyWish, wantedProxy } from "./zone-proxy.ts";

/** How one bundle came out. */
export interface Applied {
  readonly identity: Sha256;
  readonly name: string;
  readonly sequence: number;
  readonly changed: boolean;
  /** The release that holds it; in a forecast the one that would. */
  readonly release: ReleaseRef;
  readonly previous: ReleaseRef;
  /** Absent where nothing had to change. */
  readonly plan: Plan | undefined;
  readonly check: "passed" | "not run";
  /** Of the permit that it was taken by alone; of a bundle that is live already, none was asked for. */
  readonly permit: Sha256 | undefined;
  /** Versions of Go that the release has, the default first. */
  readonly goVersions: readonly string[];
}

/**
 * The outcome where this very bundle is live with the module server that is wanted, its trees are in the store, its database is served and nothing is
 * unfinished; its members need not be read. Fault foreign-in-the-way (4).
 */
export function alreadyLive(
  { manifest, identity }: TrustedManifest,
  installation: Installation,
  request: ProxyWish,
  host: Isolated,
): Applied | undefined {
  const { store, facts } = host;
  const live = liveRelease(installation);
  if (live === undefined || store.pending() === true) return undefined;
  if (!live.bundles.some((bundle) => bundle.identity === identity)) return undefined;
  const held = new Set(store.list("store"));
  if (!partsOf(manifest, facts.target).every(({ tree }) => held.has(tree))) return undefined;
  if (carriesLog([{ manifest }]) && servedTree(store) === undefined) return undefined;
  if (live.goproxy !== wantedProxy(request, host)) return undefined;
  const { name, sequence } = manifest;
  const { release } = live;
  const nothing = {
    changed: false,
    plan: undefined,
    check: "not run",
    permit: undefined,
    goVersions: [],
  } as const;
  return { identity, name, sequence, release, previous: release, ...nothing };
}

/** What an apply would do, without a byte of the members being read. */
export function forecast(
  trusted: TrustedManifest,
  wanted: Wanted,
  installation: Installation,
  request: NextRequest,
  host: Isolated,
): Applied {
  const composition = compose(trusted, installation, host);
  const next = nextOf(trusted, composition, wanted, request, installation, host);
  const { plan } = planSwitch(next, installation, host.store);
  return { ...outcome(trusted, next, plan), check: "not run" };
}

/**
 * After the commit: the floor and the newest time that was seen rise, and the audit log gets its line.
 * Fault trust-store-unwritable (1); the release is live all the same.
 */
export function recordAccepted(
  trusted: TrustedManifest,
  next: NewRelease,
  plan: Plan,
  host: Isolated,
): Applied {
  keepAccepted(trusted, next, host);
  const { from, to, verb } = plan;
  const bundles = next.record.bundles.filter(({ name }) => name === trusted.manifest.name);
  audit({ verb, bundles, from, to, result: "done", exit: 0 }, host);
  return outcome(trusted, next, plan);
}

function keepAccepted(trusted: TrustedManifest, next: NewRelease, { store, trust }: Isolated): void {
  const { manifest, identity, revocations } = trusted;
  const { name, sequence, created } = manifest;
  try {
    // The list first: a floor that was raised stands, and a list that judges what comes next must not be lost to it.
    if (revocations !== undefined) keepHighest(revocations, trust);
    const old = trust.floor(store.root, name);
    const isVoid = old !== undefined && stillCounting([old], trusted).length === 0;
    const signers = trusted.signers.map(({ fingerprint, spki, owner }) => ({ fingerprint, spki, owner }));
    const floor = { sequence, identity, newest: created, signers };
    if (isVoid) trust.replaceFloor(store.root, name, floor);
    else trust.raise(store.root, name, floor);
    trust.keepGoproxy(store.root, next.record.goproxy);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    throw new Fault(thrown.code, thrown.facts, { cause: thrown, state: "release-live" });
  }
}

function outcome({ manifest, identity }: TrustedManifest, next: NewRelease, plan: Plan): Applied {
  const { name, sequence } = manifest;
  const { goVersions } = next.composition;
  const { to: release, from: previous } = plan;
  const permit = next.record.bundles.find((bundle) => bundle.name === name)?.permit?.sha256;
  return {
    identity,
    name,
    sequence,
    changed: true,
    release,
    previous,
    plan,
    check: "passed",
    permit,
    goVersions,
  };
}
