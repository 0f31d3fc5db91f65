import { readCertificate } from "../bundle/cms/certificate.ts";
import { asSha256, type Sha256 } from "../bundle/digest.ts";
import { clockDoubt, judgedTime } from "../bundle/judged-time.ts";
import { isCompromised, type Judging, judging } from "../bundle/revocations.ts";
import type { Anchor, TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Clock } from "../ports/clock.ts";
import type { TrustStore } from "../ports/trust-store.ts";
import { confirmFingerprint, type Limits, limitedAnchor, openAnchorFile } from "./anchors.ts";
import { keptRevocations } from "./revocations.ts";

/** The options that verbs with media share, as given. */
export interface TrustOptions extends Limits {
  readonly trust?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly identity?: string | undefined;
}

/**
 * Whom this run believes, whom no longer, and when it is: the anchors of the host, the one of `--trust`, the kept lists of
 * these, and the system's clock, which is never believed below the newest time seen in an accepted bundle.
 * Faults: option-alone, fingerprint-needed and those of `trust add` (2), fingerprint-mismatch, config-exposed, trust-store-invalid (3).
 */
export function resolveTrust(options: TrustOptions, store: TrustStore, clock: Clock): TrustState {
  refuseLoneOptions(options);
  const stated = options.trust === undefined ? [] : [statedAnchor(options.trust, options, store)];
  const anchors = [...stated, ...store.anchors()];
  const certificates = anchors.map(({ der }) => readCertificate(der));
  const revocations = keptRevocations(store, certificates);
  const system = clock.now();
  const newest = newestAccepted(store, judging(revocations));
  return {
    anchors,
    now: judgedTime(system, newest, undefined),
    doubt: clockDoubt(system, newest),
    revocations,
  };
}

/** The newest time of all bundles that this host has accepted, but for those of stolen keys. */
export function newestAccepted(store: TrustStore, lists: Judging): Date | undefined {
  const times = store
    .floors()
    .filter(({ signers = [] }) => !isCompromised(signers, lists))
    .map(({ newest }) => Date.parse(newest));
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

/** `--identity` as a digest; case and spaces do not matter. Fault identity-malformed (2). */
export function wantedIdentity({ identity: given }: TrustOptions): Sha256 | undefined {
  if (given === undefined) return undefined;
  const found = asSha256(given.replaceAll(/\s/g, "").toLowerCase());
  if (found === undefined) throw new Fault("identity-malformed", { given });
  return found;
}

/** An anchor for this run only; what others could have written counts with its fingerprint alone. */
function statedAnchor(file: string, options: TrustOptions, store: TrustStore): Anchor {
  const found = openAnchorFile(file, store);
  if (options.fingerprint !== undefined) confirmFingerprint(found, options.fingerprint);
  else if (found.exposed) throw new Fault("fingerprint-needed", { file });
  return limitedAnchor(found.certificate, options);
}

function refuseLoneOptions(options: TrustOptions): void {
  if (options.trust !== undefined) return;
  const lone = [
    [options.fingerprint, "--fingerprint"],
    [options.allowSubject, "--allow-subject"],
    [options.allowSpki, "--allow-spki"],
  ].find(([given]) => given !== undefined);
  if (lone) throw new Fault("option-alone", { option: lone[1] ?? "", other: "--trust" });
}
