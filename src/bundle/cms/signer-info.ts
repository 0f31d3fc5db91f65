import {
  type Algorithm,
  type HashName,
  hashOf,
  readAlgorithm,
  schemeOf,
  writeAlgorithm,
} from "./algorithm.ts";
import { DerError, DerReader, oidText, readOne, readTime, TAG } from "./der.ts";
import { checkDer } from "./der-rules.ts";
import { octets, oid, sequence, setOf, small, time } from "./der-writer.ts";
import { OID } from "./oid.ts";

/** One signer's part of a signature (RFC 5652 5.3), as far as the profile lets it vary. */
export interface SignerInfo {
  /** Name and INTEGER as DER: who made the signer's certificate, and its number. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly digest: Algorithm;
  readonly attributes: readonly Attribute[];
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
}

/** A signed attribute with one or several values, each as DER. */
export interface Attribute {
  readonly type: string;
  readonly values: readonly Uint8Array[];
}

/** What a signer states about the content. */
export interface SignedFacts {
  readonly hash: HashName;
  /** Of the content, by `hash`. */
  readonly messageDigest: Uint8Array;
  readonly signingTime: Date | undefined;
}

/** RFC 5652 5.3: signers named by issuer and serial number (FORMAT 2.4). */
const VERSION = 1;

/** The three attributes that we sign: content type, digest of the content, time. */
export function attributesOver(messageDigest: Uint8Array, signingTime: Date): Attribute[] {
  return [
    { type: OID.contentType, values: [oid(OID.data)] },
    { type: OID.messageDigest, values: [octets(messageDigest)] },
    { type: OID.signingTime, values: [time(signingTime)] },
  ];
}

/** RFC 5652 5.4: what is signed is the SET OF attributes, under its own tag instead of `[0]`. */
export function signedBytes(attributes: readonly Attribute[]): Buffer {
  return writeAttributes(attributes, TAG.set);
}

export function writeSignerInfo(signer: SignerInfo): Buffer {
  return sequence(
    small(VERSION),
    sequence(signer.issuer, signer.serial),
    writeAlgorithm(signer.digest),
    writeAttributes(signer.attributes, TAG.context0),
    writeAlgorithm(signer.algorithm),
    octets(signer.signature),
  );
}

/** Reads the body of a SignerInfo; DerError where it is outside of the profile. */
export function readSignerInfo(body: Uint8Array): SignerInfo {
  const reader = new DerReader(body);
  reader.next(TAG.integer);
  const id = reader.inside(TAG.sequence);
  const issuer = id.next(TAG.sequence).bytes;
  const serial = id.next(TAG.integer).bytes;
  id.end();
  const digest = known(readAlgorithm(reader.next(TAG.sequence).body));
  const attributes = reader
    .inside(TAG.context0)
    .rest()
    .map((one) => readAttribute(one.bytes));
  const algorithm = known(readAlgorithm(reader.next(TAG.sequence).body));
  const signature = reader.next(TAG.octetString).body;
  if (!reader.done) throw new DerError("unsigned attributes");
  return { issuer, serial, digest, attributes, algorithm, signature };
}

/** What the signer signs about the content, once all that it says agrees with itself (FORMAT 2.5); DerError where not. */
export function signedFacts(signer: SignerInfo): SignedFacts {
  const hash = hashOf(signer.digest);
  const scheme = schemeOf(signer.algorithm);
  if (!hash) throw new DerError(`the digest ${signer.digest.oid}`);
  if (!scheme) throw new DerError(`the signature algorithm ${signer.algorithm.oid}`);
  if (scheme.hash !== undefined && scheme.hash !== hash) throw new DerError("two different digests");
  const types = signer.attributes.map((attribute) => attribute.type);
  // RFC 5652 11.4: it vouches for a signature, so it cannot stand inside of what is signed.
  if (types.includes(OID.counterSignature)) throw new DerError("a countersignature that is signed");
  if (new Set(types).size !== types.length) throw new DerError("a signed attribute twice");
  const contentType = single(signer, OID.contentType);
  if (!contentType || oidText(readOne(contentType, TAG.oid).body) !== OID.data)
    throw new DerError("no content type");
  const digest = single(signer, OID.messageDigest);
  if (!digest) throw new DerError("no message digest");
  const stated = single(signer, OID.signingTime);
  return {
    hash,
    messageDigest: readOne(digest, TAG.octetString).body,
    signingTime: stated && readTime(new DerReader(stated).any()),
  };
}

function writeAttributes(attributes: readonly Attribute[], tag: number): Buffer {
  return setOf(
    attributes.map(({ type, values }) => sequence(oid(type), setOf(values))),
    tag,
  );
}

function readAttribute(bytes: Uint8Array): Attribute {
  const reader = new DerReader(readOne(bytes, TAG.sequence).body);
  const type = oidText(reader.next(TAG.oid).body);
  const values = reader.inside(TAG.set).rest();
  reader.end();
  if (values.length === 0) throw new DerError("an attribute without a value");
  checkDer(bytes);
  return { type, values: values.map((value) => value.bytes) };
}

/** RFC 5652 11: each of the attributes that we judge has exactly one value. */
function single(signer: SignerInfo, type: string): Uint8Array | undefined {
  const attribute = signer.attributes.find((one) => one.type === type);
  if (attribute && attribute.values.length !== 1)
    throw new DerError("a signed attribute with several values");
  return attribute?.values[0];
}

function known(algorithm: Algorithm | undefined): Algorithm {
  if (!algorithm) throw new DerError("an algorithm with parameters");
  return algorithm;
}
