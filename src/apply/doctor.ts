import { type Drift, driftOfRelease } from "./drift.ts";
import { goOnHost } from "./go-on-host.ts";
import { liveRelease, readInstallation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { checkRoot } from "./root.ts";
import { warnOutlived } from "./signers.ts";
import { driftOf } from "./status.ts";

/** What `doctor` looked at and found. */
export interface Diagnosis extends Drift {
  /** Nothing on disk differs from what was signed and accepted, and no run is unfinished. */
  readonly healthy: boolean;
  readonly pending: boolean | "unknown";
}

/**
 * `doctor`: installed bytes against the signed manifests, the live link, and what on this host is taken before ours.
 * Reads only; everything it finds is a warning. Faults: root-invalid (2), state-damaged (6).
 */
export async function doctor(host: Isolated): Promise<Diagnosis> {
  const { store, reporter } = host;
  checkRoot(store.root);
  reporter.stage("check");
  const installation = readInstallation(store);
  const moved = driftOf(installation, host);
  const pending = store.pending();
  if (pending === true) reporter.warn("pending");
  for (const { code, facts } of goOnHost(host)) reporter.warn(code, facts);
  const live = liveRelease(installation);
  if (live !== undefined) warnOutlived(live, host);
  const found = live && (await driftOfRelease(live, installation, host));
  const { trees, drifted } = found ?? { trees: 0, drifted: [] };
  if (drifted.length > 0) reporter.warn("drift-tree", { what: drifted });
  return { healthy: !moved && drifted.length === 0 && pending !== true, trees, drifted, pending };
}
