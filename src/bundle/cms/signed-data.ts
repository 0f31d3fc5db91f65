import { Fault } from "../../fault.ts";
import { MAX_CERTIFICATES, MAX_SIGNERS } from "../../limits.ts";
import { readAlgorithm, writeAlgorithm } from "./algorithm.ts";
import { DerError, DerReader, oidText, readOne, TAG } from "./der.ts";
import { oid, sequence, setOf, small, tlv } from "./der-writer.ts";
import { OID } from "./oid.ts";
import { readSignerInfo, type SignerInfo, writeSignerInfo } from "./signer-info.ts";

/** What a detached signature is made of: all else in its bytes follows from these fields. */
export interface SignedData {
  /** DER of each certificate. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

/** RFC 5652 5.1: the version of a SignedData with X.509 certificates, issuer-and-serial signers and plain data. */
const VERSION = 1;

/** The bytes of a detached SignedData (RFC 5652 5.1) without unsigned attributes and revocation lists. */
export function writeSignedData(data: SignedData): Buffer {
  const content = sequence(
    small(VERSION),
    setOf(digestAlgorithms(data.signers)),
    sequence(oid(OID.data)),
    setOf(data.certificates, TAG.context0),
    setOf(data.signers.map(writeSignerInfo)),
  );
  return sequence(oid(OID.signedData), tlv(TAG.context0, content));
}

/**
 * Reads a detached SignedData by the profile: written again from what was read it gives the same bytes, so nothing in it
 * goes unseen (FORMAT 2.3). Fault cms-profile (3).
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  try {
    const data = parse(bytes);
    if (!writeSignedData(data).equals(bytes))
      throw new DerError("its bytes are not the only ones for its content");
    return data;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new Fault("cms-profile", { reason: error.message }, { cause: error });
  }
}

function parse(bytes: Uint8Array): SignedData {
  const reader = new DerReader(openContentInfo(bytes));
  reader.next(TAG.integer);
  for (const { body } of reader.inside(TAG.set).rest()) readAlgorithm(body);
  if (oidText(reader.inside(TAG.sequence).next(TAG.oid).body) !== OID.data)
    throw new DerError("not over plain data");
  const certificates = reader.inside(TAG.context0).rest();
  const signers = reader.inside(TAG.set).rest();
  reader.end();
  if (signers.length === 0 || signers.length > MAX_SIGNERS) throw new DerError(`${signers.length} signers`);
  if (certificates.length > MAX_CERTIFICATES) throw new DerError(`${certificates.length} certificates`);
  return {
    certificates: certificates.map((one) => one.bytes),
    signers: signers.map((one) => readSignerInfo(one.body)),
  };
}

/** ContentInfo { signedData, [0] SignedData }: the body of the SignedData. */
function openContentInfo(bytes: Uint8Array): Uint8Array {
  const info = new DerReader(readOne(bytes, TAG.sequence).body);
  if (oidText(info.next(TAG.oid).body) !== OID.signedData) throw new DerError("not a SignedData");
  const content = info.next(TAG.context0).body;
  info.end();
  return readOne(content, TAG.sequence).body;
}

/** Each digest algorithm of the signers once. */
function digestAlgorithms(signers: readonly SignerInfo[]): Buffer[] {
  const written = signers.map((signer) => writeAlgorithm(signer.digest));
  return written.filter((one, at) => written.findIndex((other) => other.equals(one)) === at);
}
