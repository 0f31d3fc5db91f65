import { Fault } from "../../fault.ts";
import { type Sha256, sha256 } from "../digest.ts";
import { type Algorithm, readAlgorithm } from "./algorithm.ts";
import { type Extensions, readExtensions } from "./certificate-extensions.ts";
import { DerError, DerReader, positiveInteger, readOne, readTime, TAG, wholeBits } from "./der.ts";
import { checkDer } from "./der-rules.ts";
import { nameText } from "./distinguished-name.ts";
import { type PublicKey, readPublicKey } from "./public-key.ts";

/** What people are told of a certificate. */
export interface CertificateFacts {
  /** RFC 4514 text, most specific part first: `CN=release,O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the DER. */
  readonly fingerprint: Sha256;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** An X.509 v3 certificate (RFC 5280 4.1), read and not yet believed. */
export interface Certificate extends CertificateFacts {
  readonly der: Uint8Array;
  /** TBSCertificate, the bytes that its issuer signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  /** Undefined where it has parameters that we do not know: such a certificate can only be an anchor. */
  readonly algorithm: Algorithm | undefined;
  /** The names and the serial number as DER: they are compared byte for byte. */
  readonly subjectName: Uint8Array;
  readonly issuerName: Uint8Array;
  readonly serial: Uint8Array;
  readonly key: PublicKey;
  /** SHA-256 of the SubjectPublicKeyInfo. */
  readonly spki: Sha256;
  readonly extensions: Extensions;
}

const VERSION_3 = 2;

/** Reads one certificate from its DER. Faults (3): certificate-invalid, signer-key. */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    return readOuter(der);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new Fault("certificate-invalid", { subject: sha256(der), reason: error.message }, { cause: error });
  }
}

function readOuter(der: Uint8Array): Certificate {
  checkDer(der);
  const outer = new DerReader(readOne(der, TAG.sequence).body);
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = wholeBits(outer.next(TAG.bitString).body);
  outer.end();
  const reader = new DerReader(tbs.body);
  readVersion(reader);
  const serial = reader.next(TAG.integer);
  positiveInteger(serial.body);
  const inner = reader.next(TAG.sequence);
  // RFC 5280 4.1.1.2: both places name the same algorithm, of which only the inner one is signed.
  if (Buffer.compare(inner.bytes, algorithm.bytes) !== 0) throw new DerError("two signature algorithms");
  const issuerName = reader.next(TAG.sequence).bytes;
  const [notBefore, notAfter] = readValidity(reader.inside(TAG.sequence));
  const subjectName = reader.next(TAG.sequence).bytes;
  const subject = nameText(subjectName);
  const spki = reader.next(TAG.sequence).bytes;
  const extensions = readExtensions(readOne(reader.next(TAG.context3).body, TAG.sequence).body, subject);
  reader.end();
  return {
    der,
    fingerprint: sha256(der),
    signed: tbs.bytes,
    signature,
    algorithm: readAlgorithm(algorithm.body),
    subject,
    subjectName,
    issuer: nameText(issuerName),
    issuerName,
    serial: serial.bytes,
    notBefore,
    notAfter,
    key: readPublicKey(spki, subject),
    spki: sha256(spki),
    extensions,
  };
}

function readVersion(reader: DerReader): void {
  const version = reader.optional(TAG.context0);
  const number = version ? readOne(version.body, TAG.integer).body : undefined;
  if (number?.length !== 1 || number[0] !== VERSION_3) throw new DerError("not an X.509 v3 certificate");
}

function readValidity(reader: DerReader): [Date, Date] {
  const from = readTime(reader.any());
  const until = readTime(reader.any());
  reader.end();
  return [from, until];
}
