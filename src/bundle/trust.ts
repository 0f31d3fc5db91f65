import { Fault } from "../fault.ts";
import type { Sha256 } from "./digest.ts";
import { sha256 } from "./digest.ts";
import { decodeManifest, type Manifest } from "./manifest.ts";

/** The two head files of a bundle, exactly as stored. */
export interface Head {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
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
  /** The time that certificates are judged at; "any" where time must not decide (rollback, uninstall, doctor). */
  readonly now: Date | "any";
}

/** One signer whose signature holds and whose certificate leads to an anchor. */
export interface ProvenSigner {
  /** RFC 4514 text. */
  readonly subject: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: Sha256;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Fingerprint of the anchor. */
  readonly anchor: Sha256;
  /** As the signer states it. */
  readonly signingTime: Date | undefined;
}

/** A manifest of which `authenticate` has proven every byte. The class is not exported: nothing else can make one. */
class Trusted {
  readonly #proven = true;
  readonly manifest: Manifest;
  readonly identity: Sha256;
  readonly signers: readonly ProvenSigner[];

  constructor(manifest: Manifest, identity: Sha256, signers: readonly ProvenSigner[]) {
    this.manifest = manifest;
    this.identity = identity;
    this.signers = signers;
  }
}
export type TrustedManifest = Trusted;

/** A manifest that only says so: to be shown as NOT VERIFIED, never to be acted on. */
class Claimed {
  readonly #claimed = true;
  readonly manifest: Manifest;
  readonly identity: Sha256;

  constructor(manifest: Manifest, identity: Sha256) {
    this.manifest = manifest;
    this.identity = identity;
  }
}
export type ClaimedManifest = Claimed;

/**
 * Checks the signature, then reads the manifest, in this order and never otherwise.
 * Faults (3): no-anchor, unsigned, cms-profile, signature-bad, signer-unknown, signer-expired, signer-not-yet-valid,
 * signer-purpose, signer-not-allowed, chain-invalid, certificate-invalid; then those of `decodeManifest`.
 */
export function authenticate(head: Head, trust: TrustState): TrustedManifest {
  if (trust.anchors.length === 0) throw new Fault("no-anchor");
  const signers = proveSigners(head, trust);
  return new Trusted(decodeManifest(head.manifest), sha256(head.manifest), signers);
}

/** Reads a manifest that nobody vouches for, with the same strict decoder. */
export function claim(manifest: Uint8Array): ClaimedManifest {
  return new Claimed(decodeManifest(manifest), sha256(manifest));
}

function proveSigners(head: Head, _trust: TrustState): ProvenSigner[] {
  if (head.signature.length === 0) throw new Fault("unsigned");
  throw new Fault("signature-bad");
}
