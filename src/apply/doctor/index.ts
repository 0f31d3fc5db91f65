import { type Drift, driftOfRelease } from "../drift.ts";
import type { Warnings } from "../finding.ts";
import { type Installation, liveRelease, readInstallation } from "../installation.ts";
import type { Isolated } from "../isolated.ts";
import { checkRoot } from "../root.ts";
import { quoted } from "../shell-text.ts";
import { warnOutlived } from "../signers.ts";
import { warnClock, warnPolicy, warnRevoked } from "../standing.ts";
import { driftOf } from "../status.ts";
import { CARRIED } from "../zone-proxy.ts";
import { foreignHeads } from "./foreign-head.ts";
import { goOnHost } from "./go-on-host.ts";
import { homelessRun, homelessServices } from "./service-home.ts";
import { staleVendors } from "./stale-vendor.ts";

/** What `doctor` looked at and found. */
export interface Diagnosis extends Drift {
  /** Nothing on disk differs from what was signed and accepted, and no run is unfinished. */
  readonly healthy: boolean;
  readonly pending: boolean | "unknown";
}

/**
 * `doctor`: installed bytes against the signed manifests, the live link, and what breaks Go for a user of this host; each
 * such finding has the line to type in its fact `cure`. Reads only; everything it finds is a warning. Faults: root-invalid (2), state-damaged (6).
 */
export async function doctor(host: Isolated): Promise<Diagnosis> {
  const { store, reporter } = host;
  checkRoot(store.root);
  reporter.stage("check");
  const installation = readInstallation(store);
  const moved = driftOf(installation, host);
  const pending = store.pending();
  if (pending === true) reporter.warn("pending");
  for (const { code, facts } of findings(installation, host)) reporter.warn(code, facts);
  const live = liveRelease(installation);
  warnClock(host);
  warnPolicy(host);
  if (live !== undefined) {
    warnOutlived(live, host);
    warnRevoked(live, host);
  }
  const found = live && (await driftOfRelease(live, installation, host));
  const { trees, drifted } = found ?? { trees: 0, drifted: [] };
  if (drifted.length > 0) reporter.warn("drift-tree", { what: drifted });
  return { healthy: !moved && drifted.length === 0 && pending !== true, trees, drifted, pending };
}

/** What breaks Go for a user, whatever the installation is like. */
function findings(installation: Installation, host: Isolated): Warnings {
  const { facts, store } = host;
  return [
    ...goOnHost(host),
    ...otherProxy(installation, host),
    ...homelessRun(facts),
    ...homelessServices(facts),
    ...foreignHeads(installation, host),
    ...staleVendors(installation, store),
  ];
}

/** After a rollback the live release may still have the server of its own time. */
function otherProxy(installation: Installation, { store, trust }: Isolated): Warnings {
  const live = liveRelease(installation);
  const kept = trust.goproxy(store.root);
  if (live === undefined || live.goproxy === kept) return [];
  const cure = `gobundle apply --goproxy ${quoted(kept ?? CARRIED)} MEDIA`;
  const said = { live: live.goproxy ?? CARRIED, kept: kept ?? CARRIED };
  return [{ code: "goproxy-differs", facts: { ...said, cure } }];
}
