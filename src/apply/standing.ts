import { readCertificate } from "../bundle/cms/certificate.ts";
import type { Sha256 } from "../bundle/digest.ts";
import { clockDoubt } from "../bundle/judged-time.ts";
import { entryOf, type Judging, judging } from "../bundle/revocations.ts";
import { Fault } from "../fault.ts";
import { doubtFacts } from "../look/clock-doubt.ts";
import { newestAccepted } from "../zone/resolve-trust.ts";
import { keptRevocations } from "../zone/revocations.ts";
import type { Isolated } from "./isolated.ts";
import type { ReleaseRecord } from "./release-record.ts";

/** A list of revoked certificates that this host keeps. */
export interface KeptList {
  readonly anchor: Sha256;
  readonly number: number;
  /** RFC 3339 in UTC. */
  readonly issued: string;
  /** How many certificates are on it. */
  readonly revoked: number;
}

/** The lists that judge bundles here; what cannot be read is told, for nothing that is installed depends on it. */
export function keptLists(host: Isolated): readonly KeptList[] {
  return [...judgingHere(host).values()].map(({ anchor, list: { number, issued, revoked } }) => ({
    anchor,
    number,
    issued,
    revoked: revoked.length,
  }));
}

/** A revoked signer never stops what is installed: it is told. */
export function warnRevoked({ bundles }: ReleaseRecord, host: Isolated): void {
  const lists = judgingHere(host);
  for (const signer of bundles.flatMap(({ signers }) => signers)) {
    const found = entryOf(signer, lists);
    const number = lists.get(signer.owner)?.list.number ?? 0;
    const { subject } = signer;
    if (found !== undefined) host.reporter.warn("revoked-since", { subject, reason: found.reason, number });
  }
}

/** A clock that cannot be right, by the newest bundle that was accepted. */
export function warnClock(host: Isolated): void {
  const lists = judgingHere(host);
  const newest = telling(() => newestAccepted(host.trust, lists), undefined, host);
  const doubt = clockDoubt(host.clock.now(), newest);
  if (doubt !== undefined) host.reporter.warn("clock-doubtful", doubtFacts(doubt));
}

/** A policy that is not understood stops nothing that is installed, but whatever comes next. */
export function warnPolicy(host: Isolated): void {
  telling(() => host.trust.policy(), {}, host);
}

function judgingHere(host: Isolated): Judging {
  const read = () =>
    judging(
      keptRevocations(
        host.trust,
        host.trust.anchors().map(({ der }) => readCertificate(der)),
      ),
    );
  return telling(read, new Map(), host);
}

function telling<T>(read: () => T, otherwise: T, { reporter }: Isolated): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    reporter.warn(error.code, error.facts);
    return otherwise;
  }
}
