import { Fault } from "../../fault.ts";
import { schemeOf } from "./algorithm.ts";
import type { AuthorityKeyId } from "./authority-key-id.ts";
import type { Certificate } from "./certificate.ts";
import { DerReader, TAG } from "./der.ts";
import { OID } from "./oid.ts";
import { holds } from "./public-key.ts";

/** A signer, the authorities between, and the anchor, in this order. */
export interface CertificatePath {
  readonly signer: Certificate;
  readonly between: readonly Certificate[];
  readonly anchor: Certificate;
}

/**
 * The path from `signer` to one of `anchors` over `others`: every step is proven by a signature, an anchor is taken as
 * soon as there is one. No step is ever taken back, so the work is bounded by the number of certificates.
 * Faults (3): signer-unknown, chain-invalid.
 */
export function findPath(
  signer: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
): CertificatePath {
  const between: Certificate[] = [];
  for (let last = signer; ; ) {
    const anchor = anchors.find((one) => issued(one, last));
    if (anchor) return { signer, between, anchor };
    const next = others.find((one) => one !== last && !between.includes(one) && issued(one, last));
    if (!next) throw brokenOff(signer, last);
    between.push(next);
    last = next;
  }
}

/** FORMAT 2.6. Where it is the algorithm that stops us, nobody shall look for the issuer. */
function brokenOff(signer: Certificate, last: Certificate): Fault {
  const { algorithm, subject, issuer } = last;
  if (!algorithm || !schemeOf(algorithm)?.hash)
    return new Fault("chain-invalid", { subject, reason: `signed with ${algorithm?.oid ?? "parameters"}` });
  return new Fault("signer-unknown", { subject: signer.subject, issuer });
}

/**
 * Whether a path may vouch for software at all (RFC 5280 6.1): purposes, authorities, lengths.
 * Faults (3): signer-purpose, chain-invalid.
 */
export function checkPath(path: CertificatePath): void {
  checkSigner(path.signer);
  const authorities = [...path.between, path.anchor];
  for (const [below, authority] of authorities.entries()) checkAuthority(authority, below);
}

/** Every certificate of the path has begun at `time`. Fault signer-not-yet-valid (3). */
export function checkBegun(path: CertificatePath, time: Date): void {
  for (const { subject, notBefore } of certificatesOf(path)) {
    if (time >= notBefore) continue;
    const facts = { subject, now: time.toISOString(), notBefore: notBefore.toISOString() };
    throw new Fault("signer-not-yet-valid", facts);
  }
}

/** No certificate of the path has ended at `time`. Fault signer-expired (3). */
export function checkNotEnded(path: CertificatePath, time: Date): void {
  for (const { subject, notAfter } of certificatesOf(path)) {
    // OpenSSL counts the second of notAfter as over, and what this reader takes that one must take.
    if (time < notAfter) continue;
    const facts = { subject, now: time.toISOString(), notAfter: notAfter.toISOString() };
    throw new Fault("signer-expired", facts);
  }
}

function certificatesOf({ signer, between, anchor }: CertificatePath): readonly Certificate[] {
  return [signer, ...between, anchor];
}

/** FORMAT 2.9. A signer of software: no authority, digitalSignature, and codeSigning or our own purpose. Fault signer-purpose (3). */
export function checkSigner({ subject, extensions }: Certificate): void {
  const refuse = (reason: string) => new Fault("signer-purpose", { subject, reason });
  if (extensions.isAuthority) throw refuse("it is a certificate authority");
  if (!extensions.keyUsage?.digitalSignature) throw refuse("no digitalSignature");
  const purposes = extensions.purposes ?? [];
  if (!purposes.includes(OID.codeSigning) && !purposes.includes(OID.bundleSigning))
    throw refuse("no codeSigning");
}

/** `below` is the number of authorities between this one and the signer. */
function checkAuthority({ subject, extensions }: Certificate, below: number): void {
  const refuse = (reason: string) => new Fault("chain-invalid", { subject, reason });
  if (!extensions.isAuthority) throw refuse("it is not a certificate authority");
  // RFC 5280 4.2.1.3: without keyUsage every use is allowed; `openssl req -x509` makes such roots.
  if (extensions.keyUsage && !extensions.keyUsage.certificateSign) throw refuse("no keyCertSign");
  if (extensions.pathLength !== undefined && below > extensions.pathLength)
    throw refuse("too many authorities below it");
  const { purposes } = extensions;
  const fits = [OID.codeSigning, OID.bundleSigning, OID.anyPurpose].some((one) => purposes?.includes(one));
  if (purposes && !fits) throw refuse("limited to other purposes");
}

/** Whether `issuer` made `certificate`: its name, its key identifier where both state one, and its signature. */
function issued(issuer: Certificate, certificate: Certificate): boolean {
  if (Buffer.compare(issuer.subjectName, certificate.issuerName) !== 0) return false;
  if (!isMeant(issuer, certificate.extensions.authorityKeyId)) return false;
  const scheme = certificate.algorithm && schemeOf(certificate.algorithm);
  if (!scheme?.hash || scheme.kind !== issuer.key.kind) return false;
  return holds(issuer.key, scheme.hash, certificate.signed, certificate.signature);
}

/** Whether all that the identifier states fits the issuer (RFC 5280 4.2.1.1). */
function isMeant(issuer: Certificate, stated: AuthorityKeyId | undefined): boolean {
  const { subjectKeyId } = issuer.extensions;
  const serial = new DerReader(issuer.serial).next(TAG.integer).body;
  const pairs = [
    [stated?.keyId, subjectKeyId],
    [stated?.issuerName, issuer.issuerName],
    [stated?.serial, serial],
  ] as const;
  return pairs.every(([want, got]) => !want || !got || Buffer.compare(want, got) === 0);
}
