import type { TrustedPermit } from "../bundle/permit.ts";
import { type Carried, type Composition, composeRelease } from "../bundle/release.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import type { Media } from "../ports/media.ts";
import type { HostStore } from "../ports/store.ts";
import { type Installation, liveRelease, readBundles } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import type { KeptHead } from "./layout.ts";
import { keptHeads } from "./make-release.ts";
import { type NewRelease, nextNumber } from "./plan-switch.ts";
import type { Wanted } from "./receive.ts";
import type { RecordedBundle } from "./release-record.ts";
import { type ProxyWish, wantedProxy } from "./zone-proxy.ts";

/** The release that the bundle makes of what is live. Faults: module-conflict (3), release-conflict (4), state-damaged (6). */
export function compose(
  { manifest, identity }: TrustedManifest,
  installation: Installation,
  { store, facts }: Isolated,
): Composition {
  return composeRelease(liveBundles(installation, store), { manifest, identity }, facts.target);
}

/** The bundles of the live release; none where none is live. Fault state-damaged (6). */
export function liveBundles(installation: Installation, store: HostStore): Carried[] {
  const live = liveRelease(installation);
  return live === undefined ? [] : readBundles(store, live);
}

/** The signed heads that the release keeps: of the bundle that comes, and of those that stay. */
export function headsOf(
  media: Media,
  { manifest: { name } }: TrustedManifest,
  { bundles }: Composition,
  installation: Installation,
  store: HostStore,
): readonly KeptHead[] {
  const staying = bundles.slice(1).map((bundle) => bundle.manifest.name);
  const own = { name, manifest: media.manifest, signature: media.signature };
  return [own, ...keptHeads(staying, installation, store)];
}

/** What of an order shapes the release; `permit` is the one that the bundle is taken by, where it is. */
export interface NextRequest extends ProxyWish {
  readonly scripts: boolean;
  readonly integrate: boolean;
  readonly permit: TrustedPermit | undefined;
}

/** What the plan of an apply needs to know. */
export function nextOf(
  trusted: TrustedManifest,
  composition: Composition,
  wanted: Wanted,
  request: NextRequest,
  installation: Installation,
  host: Isolated,
): NewRelease {
  const { store, clock } = host;
  const { name } = trusted.manifest;
  const live = liveRelease(installation)?.bundles ?? [];
  return {
    verb: "apply",
    composition,
    record: {
      release: nextNumber(installation, store),
      made: clock.now().toISOString(),
      bundles: [recordedBundle(trusted, request.permit), ...live.filter((bundle) => bundle.name !== name)],
      goproxy: wantedProxy(request, host),
    },
    staged: wanted.missing.map(({ tree }) => tree),
    logs: undefined,
    installer: wanted.installer,
    scripts: request.scripts ? [name] : [],
    integrate: store.standard || request.integrate,
  };
}

/** A bundle as the state of its release names it. */
export function recordedBundle(
  { manifest, identity, signers }: TrustedManifest,
  taken?: TrustedPermit | undefined,
): RecordedBundle {
  return {
    name: manifest.name,
    sequence: manifest.sequence,
    identity,
    signers: signers.map(({ subject, fingerprint, spki, owner, notAfter }) => ({
      subject,
      fingerprint,
      spki,
      owner,
      notAfter: notAfter.toISOString(),
    })),
    ...(taken && { permit: { sha256: taken.sha256, until: taken.permit.until } }),
  };
}
