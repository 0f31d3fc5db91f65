import type { TrustedManifest } from "../bundle/trust.ts";
import { jsonLine } from "../bundle/visible.ts";
import { Fault } from "../fault.ts";
import { type ExitStatus, FAULTS, type FaultCode } from "../faults.ts";
import type { ReleaseRef } from "../transaction/step.ts";
import type { Installation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { recordedBundle } from "./next-release.ts";
import { liveRef } from "./plan-switch.ts";
import type { RecordedBundle } from "./release-record.ts";

/** One change or attempt, as the audit log keeps it. */
export interface AuditEntry {
  readonly verb: string;
  /** The bundles that the verb was about. */
  readonly bundles: readonly RecordedBundle[];
  readonly from: ReleaseRef;
  readonly to: ReleaseRef;
  readonly result: "done" | FaultCode;
  readonly exit: ExitStatus;
}

/**
 * Adds one JSON line, in which nothing stands that a terminal acts on: when, who, what, by whose signature, from and to which release, and how it ended. A log that cannot
 * be written changes nothing of that: it is told in a warning.
 */
export function audit(entry: AuditEntry, { store, clock, facts, reporter }: Isolated): void {
  const line = {
    time: clock.now().toISOString(),
    uid: facts.uid,
    ...(facts.sudoUser !== undefined && { sudoUser: facts.sudoUser }),
    ...entry,
  };
  try {
    store.audit(jsonLine(line).trimEnd());
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    reporter.warn("audit-unwritten", { path: store.auditLog, reason: thrown.facts["reason"] ?? thrown.code });
  }
}

/** Does the work; a failure is written down as well, unless there is no installation that it could belong to. */
export async function auditing<T>(
  verb: string,
  trusted: TrustedManifest,
  installation: Installation,
  host: Isolated,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const committed = thrown instanceof Fault && thrown.state === "release-live";
    if (installation.releases.length > 0 || committed) {
      const from = liveRef(installation);
      const to = liveRef({ live: host.store.live() });
      const code = thrown instanceof Fault ? thrown.code : "internal";
      const bundles = [recordedBundle(trusted)];
      audit({ verb, bundles, from, to, result: code, exit: FAULTS[code].exit }, host);
    }
    throw thrown;
  }
}
