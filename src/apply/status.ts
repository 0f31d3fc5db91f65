import type { Sha256 } from "../bundle/digest.ts";
import { hostId } from "../look/host-id.ts";
import { type Installation, liveRelease, readInstallation, rollbackTarget } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import type { RecordedBundle } from "./release-record.ts";
import { checkRoot } from "./root.ts";
import { type ServedHead, servedHeads } from "./served-logs.ts";
import { type KeptList, keptLists, warnClock, warnPolicy } from "./standing.ts";

/** What is installed, as the disk says it now. */
export interface Status {
  readonly current:
    | {
        readonly release: number;
        readonly since: string | undefined;
        readonly bundles: readonly RecordedBundle[];
      }
    | undefined;
  readonly releases: readonly {
    readonly release: number;
    readonly made: string;
    readonly live: boolean;
    readonly bundles: readonly string[];
  }[];
  /** The release that `rollback` would go back to. */
  readonly rollbackTo: number | undefined;
  readonly pending: boolean | "unknown";
  /** The zone's own module server that the live release gets modules from; undefined for the carried tree. */
  readonly goproxy: string | undefined;
  /** Of the checksum databases that are served: what `create --heads` is to know. */
  readonly heads: readonly ServedHead[];
  /** The lists of revoked certificates that judge bundles here. */
  readonly revocations: readonly KeptList[];
  /** `current` is not where the last accepted change left it. */
  readonly drift: boolean;
  readonly auditLog: string;
  /** What permits call this host. */
  readonly host: Sha256 | undefined;
}

/** `status`: reads, needs no root, and believes the one link more than any record. Faults: root-invalid (2), state-damaged (6). */
export function status(host: Isolated): Status {
  const { store, reporter, facts } = host;
  checkRoot(store.root);
  const installation = readInstallation(store);
  const live = liveRelease(installation);
  const pending = store.pending();
  const drift = driftOf(installation, host);
  if (pending === true) reporter.warn("pending");
  warnClock(host);
  warnPolicy(host);
  return {
    current: live && {
      release: live.release,
      since: installation.expected?.release === live.release ? installation.expected.since : undefined,
      bundles: live.bundles,
    },
    releases: installation.releases.map(({ release, made, bundles }) => ({
      release,
      made,
      live: release === live?.release,
      bundles: bundles.map(({ name, sequence }) => `${name} ${sequence}`),
    })),
    rollbackTo: live && rollbackTarget(installation)?.release,
    pending,
    goproxy: live?.goproxy,
    heads: servedHeads(store),
    revocations: keptLists(host),
    drift,
    auditLog: store.auditLog,
    host: hostId(facts),
  };
}

/** Whether the link was moved, or leads to nothing; told in a warning. */
export function driftOf(installation: Installation, { store, reporter }: Isolated): boolean {
  const { live, expected } = installation;
  const found = typeof live === "string" ? live : "release" in live ? `${live.release}` : live.foreign;
  const wanted = expected === undefined ? "none" : `${expected.release}`;
  const there = found === "none" || store.list("releases").includes(found);
  if (found === wanted && there) return false;
  reporter.warn("drift-current", { found, expected: wanted });
  return true;
}
