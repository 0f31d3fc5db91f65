import { Fault } from "../fault.ts";
import { MAX_REVOCATIONS_BYTES, MAX_SIGNATURE_BYTES } from "../limits.ts";
import { type Certificate, readCertificate } from "./cms/certificate.ts";
import type { CertificatePath } from "./cms/certificate-path.ts";
import { checkSignature } from "./cms/signature.ts";
import { readSignedData } from "./cms/signed-data.ts";
import type { SignerInfo } from "./cms/signer-info.ts";
import { type Sha256, sha256 } from "./digest.ts";
import type { Unknown } from "./manifest/component.ts";
import { decodeRevocations, type RevocationList, type Revoked, revocationOf } from "./revocation-list.ts";

/** A list and the signature over it, exactly as stored. */
export interface SignedRevocations {
  readonly list: Uint8Array;
  /** Empty where there is none. */
  readonly signature: Uint8Array;
}

/** A list that an anchor has signed itself. */
export interface Revocations {
  /** Fingerprint of the anchor. */
  readonly anchor: Sha256;
  /** SHA-256 of the anchor's SubjectPublicKeyInfo: a root that was renewed with its key is the same owner. */
  readonly owner: Sha256;
  readonly list: RevocationList;
  readonly signed: SignedRevocations;
}

/**
 * Checks the signature, which one of `anchors` must have made with its own key, and then reads the list.
 * Faults (3): revocations-signature, revocations-invalid.
 */
export function openRevocations(signed: SignedRevocations, anchors: readonly Certificate[]): Revocations {
  const { fingerprint: anchor, spki: owner } = checkOwner(signed, anchors);
  return { anchor, owner, list: decodeRevocations(signed.list), signed };
}

/** The certificate of whoever signed a list: for writers, who take it from their own files. Fault revocations-signature (3). */
export function ownerOf(signature: Uint8Array): Certificate {
  return refusing(() => soleSigner(signature).owner);
}

/** FORMAT 13.3: one signer, whose certificate is the only one, and is an anchor. */
function checkOwner({ list, signature }: SignedRevocations, anchors: readonly Certificate[]): Certificate {
  return refusing(() => {
    if (list.length > MAX_REVOCATIONS_BYTES) throw refusal("the list is too large");
    const { signer, owner } = soleSigner(signature);
    if (!anchors.some(({ fingerprint }) => fingerprint === owner.fingerprint))
      throw refusal(`${owner.subject} is no anchor`);
    return checkSignature(signer, [owner], list).certificate;
  });
}

function soleSigner(signature: Uint8Array): { signer: SignerInfo; owner: Certificate } {
  if (signature.length === 0) throw refusal("there is none");
  if (signature.length > MAX_SIGNATURE_BYTES) throw refusal("it is too large");
  const { certificates, signers } = readSignedData(signature);
  const [der, ...others] = certificates;
  const [signer, ...more] = signers;
  if (!der || !signer || others.length + more.length > 0) throw refusal("not by one signer alone");
  return { signer, owner: readCertificate(der) };
}

/** The faults of a signature are told as those of this one, not of the bundle's. */
function refusing<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Fault) || error.code === "revocations-signature") throw error;
    throw refusal(String(error.facts["reason"] ?? error.code), error);
  }
}

function refusal(reason: string, cause?: unknown): Fault {
  return new Fault("revocations-signature", { reason }, { cause });
}

/** What a manifest says of the list that its bundle carries. */
export interface StatedRevocations extends Unknown {
  readonly number: number;
  readonly size: number;
  readonly sha256: Sha256;
}

/** What a manifest says of this list. */
export function stateRevocations({ list, signed }: Revocations): StatedRevocations {
  return { number: list.number, size: signed.list.length, sha256: sha256(signed.list) };
}

/** FORMAT 13.7: nobody takes a list out, puts one in or exchanges it. Fault revocations-mismatch (3). */
export function checkStated(stated: StatedRevocations | undefined, found: Revocations | undefined): void {
  const got = found && stateRevocations(found);
  if (got?.number === stated?.number && got?.size === stated?.size && got?.sha256 === stated?.sha256) return;
  throw new Fault("revocations-mismatch", { want: stated?.sha256 ?? "none", got: got?.sha256 ?? "none" });
}

/** The list that counts for each owner: of those that are known, the one with the highest number. */
export type Judging = ReadonlyMap<Sha256, Revocations>;

/** Somebody who signed, as lists are asked about them. */
export interface SignerMark {
  /** SHA-256 of the certificate, and of its SubjectPublicKeyInfo. */
  readonly fingerprint: Sha256;
  readonly spki: Sha256;
  /** SHA-256 of the anchor's SubjectPublicKeyInfo: whose list speaks of this signer, and no other. */
  readonly owner: Sha256;
}

/** FORMAT 13.6. Fault revocations-conflict (3) where two lists of one owner share a number and say different things. */
export function judging(known: readonly Revocations[]): Judging {
  const highest = new Map<Sha256, Revocations>();
  for (const one of known) {
    const other = highest.get(one.owner);
    if (other === undefined || isNewer(one, other)) highest.set(one.owner, one);
  }
  return highest;
}

/** Whether `one` takes the place of `other`, of the same owner. Fault revocations-conflict (3). */
export function isNewer(one: Revocations, other: Revocations): boolean {
  const [number, kept] = [one.list.number, other.list.number];
  if (number === kept && Buffer.compare(one.signed.list, other.signed.list) !== 0)
    throw new Fault("revocations-conflict", { anchor: one.anchor, number });
  return number > kept;
}

/**
 * Whether all of these signers were revoked because somebody else had their keys: then nothing that was accepted from them
 * speaks for the zone (FORMAT 13.8). Not so where nobody knows who they were.
 */
export function isCompromised(signers: readonly SignerMark[], lists: Judging): boolean {
  const stolen = (signer: SignerMark) => entryOf(signer, lists)?.reason === "key-compromise";
  return signers.length > 0 && signers.every(stolen);
}

/** What the list of a signer's owner says of the signer. */
export function entryOf(signer: SignerMark, lists: Judging): Revoked | undefined {
  const list = lists.get(signer.owner)?.list;
  return list && revocationOf(signer, list);
}

/** FORMAT 13.5: neither the signer nor an authority between it and the anchor was taken back. Fault signer-revoked (3). */
export function refuseRevoked({ signer, between, anchor }: CertificatePath, lists: Judging): void {
  for (const { subject, fingerprint, spki } of [signer, ...between])
    refuseListed({ subject, fingerprint, spki, owner: anchor.spki }, lists);
}

/** Fault signer-revoked (3) where the owner's list has this certificate or its key. */
export function refuseListed(one: SignerMark & { readonly subject: string }, lists: Judging): void {
  const found = entryOf(one, lists);
  if (found === undefined) return;
  const { subject, fingerprint, owner } = one;
  const { at, reason } = found;
  const number = lists.get(owner)?.list.number ?? 0;
  throw new Fault("signer-revoked", { subject, fingerprint, at, reason, number });
}
