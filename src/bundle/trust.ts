import { Fault } from "../fault.ts";
import { MAX_SIGNATURE_BYTES } from "../limits.ts";
import { type Certificate, readCertificate } from "./cms/certificate.ts";
import {
  type CertificatePath,
  checkBegun,
  checkNotEnded,
  checkPath,
  findPath,
} from "./cms/certificate-path.ts";
import { checkSignature } from "./cms/signature.ts";
import { readSignedData } from "./cms/signed-data.ts";
import { type Sha256, sha256 } from "./digest.ts";
import { type ClockDoubt, judgedTime } from "./judged-time.ts";
import { decodeManifest, type Manifest } from "./manifest/manifest.ts";
import {
  checkStated,
  type Judging,
  judging,
  openRevocations,
  type Revocations,
  refuseRevoked,
  type SignedRevocations,
  type SignerMark,
} from "./revocations.ts";

/** The head files of a bundle, exactly as stored. */
export interface Head {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
  /** Where the bundle carries a list of certificates that were taken back. */
  readonly revocations?: SignedRevocations | undefined;
}

/** A certificate that this host believes by itself. */
export interface Anchor {
  readonly der: Uint8Array;
  /** SHA-256 of `der`. */
  readonly fingerprint: Sha256;
  /** Made by `keys new`: it carries our extension, so every signer under it is one of the zone. */
  readonly ours: boolean;
  /** Subjects (RFC 4514 text) and digests of public keys of the signers that count; both empty only where `ours`. */
  readonly allowSubjects: readonly string[];
  readonly allowSpki: readonly string[];
}

/** Whom to believe, and when it is. */
export interface TrustState {
  readonly anchors: readonly Anchor[];
  /** No certificate may have ended before it: the clock's time, or the newest that was accepted; "any" where time must not decide. */
  readonly now: Date | "any";
  /** What is doubtful about the clock. */
  readonly doubt?: ClockDoubt | undefined;
  /** The lists that are known beside the one that a bundle carries. */
  readonly revocations?: readonly Revocations[];
}

/** One signer whose signature holds and whose certificate leads to an anchor. */
export interface ProvenSigner extends SignerMark {
  /** RFC 4514 text. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Fingerprint of the anchor. */
  readonly anchor: Sha256;
  /** As the signer states it. */
  readonly signingTime: Date | undefined;
}

declare const proven: unique symbol;
declare const claimed: unique symbol;

/** A manifest of which `authenticate` has proven every byte; nothing else makes one. */
export interface TrustedManifest {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's bytes. */
  readonly identity: Sha256;
  readonly signers: readonly ProvenSigner[];
  /** The time that its signers were judged at. */
  readonly judgedAt: Date | "any";
  /** The list that it carries. */
  readonly revocations: Revocations | undefined;
  /** The lists that it was judged by. */
  readonly lists: Judging;
  readonly [proven]: true;
}

/** A manifest that only says so: to be shown as NOT VERIFIED, never to be acted on. */
export interface ClaimedManifest {
  readonly manifest: Manifest;
  readonly identity: Sha256;
  readonly [claimed]: true;
}

/**
 * Checks the list of what was taken back, then the signature, then reads the manifest, in this order and never otherwise
 * (FORMAT 2.1, 13.4). Faults (3): no-anchor, revocations-signature, revocations-invalid, revocations-conflict, unsigned,
 * cms-profile, signature-bad, signer-unknown, signer-revoked, signer-expired, signer-not-yet-valid, signer-purpose,
 * signer-not-allowed, chain-invalid, certificate-invalid; then those of `decodeManifest`, and revocations-mismatch.
 */
export function authenticate(head: Head, trust: TrustState): TrustedManifest {
  const anchors = anchorsOf(trust);
  const revocations = head.revocations && openRevocations(head.revocations, anchors);
  const lists = judging([...(trust.revocations ?? []), ...(revocations ? [revocations] : [])]);
  const proofs = provePaths(head.manifest, head.signature, trust, lists);
  const manifest = decodeManifest(head.manifest);
  checkStated(manifest.revocations, revocations);
  const judgedAt = trust.now === "any" ? "any" : judgedTime(trust.now, undefined, new Date(manifest.created));
  const signers = proofs.map((proof) => judged(proof, judgedAt));
  const proof = { manifest, identity: sha256(head.manifest), signers, judgedAt, revocations, lists };
  return proof as typeof proof & TrustedManifest;
}

/** Reads a manifest that nobody vouches for, with the same strict decoder. */
export function claim(manifest: Uint8Array): ClaimedManifest {
  return { manifest: decodeManifest(manifest), identity: sha256(manifest) } as ClaimedManifest;
}

/**
 * Who vouches for `content`, of which nothing is parsed. Every signer must hold and lead to an anchor, as with
 * `openssl cms -verify`: a signature that one reader accepts and another refuses would be worse than none.
 * Faults: those of `authenticate` but for the decoder's.
 */
export function proveSigners(content: Uint8Array, signature: Uint8Array, trust: TrustState): ProvenSigner[] {
  const lists = judging(trust.revocations ?? []);
  return provePaths(content, signature, trust, lists).map((proof) => judged(proof, trust.now));
}

/** A signature that holds, by somebody whom an anchor vouches for; whether it does so now is still to be judged. */
interface PathProof {
  readonly path: CertificatePath;
  readonly signingTime: Date | undefined;
}

function provePaths(
  content: Uint8Array,
  signature: Uint8Array,
  trust: TrustState,
  lists: Judging,
): PathProof[] {
  const anchors = anchorsOf(trust);
  if (signature.length === 0) throw new Fault("unsigned");
  if (signature.length > MAX_SIGNATURE_BYTES) throw new Fault("cms-profile", { reason: "it is too large" });
  const data = readSignedData(signature);
  const certificates = data.certificates.map(readCertificate);
  const signatures = data.signers.map((signer) => checkSignature(signer, certificates, content));
  checkDistinct(signatures.map((signature) => signature.certificate));
  const proofs = signatures.map(({ certificate, signingTime }) => ({
    path: findPath(certificate, certificates, anchors),
    signingTime,
  }));
  const paths = proofs.map(({ path }) => path);
  checkAllUsed(certificates, paths);
  for (const path of paths) checkVouching(path, trust, lists);
  return proofs;
}

/** All that can be said of a path before the time of the content is known: that one can only be later than `now`. */
function checkVouching(path: CertificatePath, trust: TrustState, lists: Judging): void {
  checkPath(path);
  checkAllowed(path, trust.anchors);
  refuseRevoked(path, lists);
  if (trust.now !== "any") checkNotEnded(path, trust.now);
}

/** FORMAT 2.12 */
function judged({ path, signingTime }: PathProof, time: Date | "any"): ProvenSigner {
  if (time !== "any") {
    checkBegun(path, time);
    checkNotEnded(path, time);
  }
  const { subject, fingerprint, spki, notBefore, notAfter } = path.signer;
  const { fingerprint: anchor, spki: owner } = path.anchor;
  return { subject, fingerprint, spki, notBefore, notAfter, anchor, owner, signingTime };
}

function anchorsOf({ anchors }: TrustState): Certificate[] {
  if (anchors.length === 0) throw new Fault("no-anchor");
  return anchors.map((anchor) => readCertificate(anchor.der));
}

/** FORMAT 2.10: an anchor that is not ours vouches for whole companies: only the signers that were named with it count. */
function checkAllowed({ signer, anchor }: CertificatePath, anchors: readonly Anchor[]): void {
  const limits = anchors.find((one) => one.fingerprint === anchor.fingerprint);
  if (!limits) throw new Fault("no-anchor");
  const unlimited = limits.allowSubjects.length + limits.allowSpki.length === 0;
  if (unlimited && limits.ours) return;
  if (limits.allowSubjects.includes(signer.subject) || limits.allowSpki.includes(signer.spki)) return;
  throw new Fault("signer-not-allowed", {
    subject: signer.subject,
    anchor: anchor.subject,
    spki: signer.spki,
  });
}

/** One key counts once, however many certificates or signatures it has. */
function checkDistinct(signers: readonly Certificate[]): void {
  if (new Set(signers.map((signer) => signer.spki)).size !== signers.length) {
    throw new Fault("cms-profile", { reason: "a signer twice" });
  }
}

/** Certificates that nobody needs are unsigned bytes that anyone could have put there. */
function checkAllUsed(certificates: readonly Certificate[], paths: readonly CertificatePath[]): void {
  const used = new Set(
    paths.flatMap((path) => [path.signer, ...path.between, path.anchor].map((one) => one.fingerprint)),
  );
  const distinct = new Set(certificates.map((one) => one.fingerprint));
  if (distinct.size !== certificates.length)
    throw new Fault("cms-profile", { reason: "a certificate twice" });
  const stray = certificates.find((one) => !used.has(one.fingerprint));
  if (stray)
    throw new Fault("cms-profile", { reason: `the certificate ${stray.subject} belongs to no signer` });
}
