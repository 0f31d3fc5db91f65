import type { Sha256 } from "../bundle/digest.ts";
import type { Policy } from "../bundle/policy.ts";
import type { SignedRevocations, SignerMark } from "../bundle/revocations.ts";
import type { Anchor } from "../bundle/trust.ts";

/** The highest bundle of a name that a root has accepted. */
export interface Floor {
  readonly sequence: number;
  readonly identity: Sha256;
  /** The newest `created` that was accepted under this name: RFC 3339 in UTC, whole seconds. */
  readonly newest: string;
  /** Who signed the bundle of this sequence, as far as it was kept. */
  readonly signers?: readonly SignerMark[];
}

/** A list that this host keeps; nothing of it has been looked at. */
export interface KeptRevocations {
  /** Fingerprint of the anchor that signed it, as its name says. */
  readonly anchor: Sha256;
  /** Inside the configuration folder. */
  readonly file: string;
  readonly signed: SignedRevocations;
}

/** A certificate file that a user named on the command line. */
interface TrustFile {
  readonly bytes: Uint8Array;
  /** Others can write it, or it belongs to another user: what it says must be confirmed by a fingerprint. */
  readonly exposed: boolean;
}

/**
 * Whom this host believes, and what it has seen: everything under its configuration folder.
 * Every change is on disk for good when the call returns. Faults of reading:
 * config-exposed, trust-store-invalid (3), trust-store-unreadable (1); of changing: trust-store-unwritable (1).
 */
export interface TrustStore {
  /** In order of fingerprint. */
  anchors(): readonly Anchor[];
  /** Adds an anchor or replaces its limits; false where it is there already, just so. */
  add(anchor: Anchor): boolean;
  /** False where there is none of that fingerprint. */
  remove(fingerprint: Sha256): boolean;

  floor(root: string, name: string): Floor | undefined;
  /** Never lowers: a smaller sequence or an older time than the stored one leaves that field as it is. */
  raise(root: string, name: string, floor: Floor): void;
  /** Takes the place of the floor that is there, be it higher or not: for one that somebody raised with a stolen key. */
  replaceFloor(root: string, name: string, floor: Floor): void;
  /** Of all roots and names: no clock of this host may be believed below the newest time of them. */
  floors(): readonly Floor[];

  /** The lists of certificates that were taken back, as stored: of each anchor at least the one with the highest number. */
  revocations(): readonly KeptRevocations[];
  /** Keeps a list in place of those of the anchor that are there; whenever it is cut off, the old or the new one is there. */
  keepRevocations(anchor: Sha256, number: number, signed: SignedRevocations): void;

  /** The zone's own module server of a root, where it was pointed at one. */
  goproxy(root: string): string | undefined;
  /** Keeps it, or without a URL forgets it. */
  keepGoproxy(root: string, url: string | undefined): void;

  /** What the owner allows; all where there is no such file. Fault policy-invalid (3): nothing is taken before it is mended. */
  policy(): Policy;
  /** Reads a file of `--trust` or `trust add`. Faults: trust-file-missing (2). */
  read(path: string): TrustFile;
  /** Takes away anchors, floors, revocations, module servers and policy, and the folder where nothing else is in it; keys stay. */
  purge(): void;
}
