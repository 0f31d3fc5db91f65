import { hash, type KeyObject, sign } from "node:crypto";
import { DerError, DerReader, TAG } from "../../src/bundle/cms/der.ts";
import { bits, nothing, octets, oid, sequence, setOf, small, tlv } from "../../src/bundle/cms/der-writer.ts";
import { OID } from "../../src/bundle/cms/oid.ts";
import { attributesOver, signedBytes } from "../../src/bundle/cms/signer-info.ts";
import { type LooseIdentity, TEST_NOW, type TestIdentity } from "./test-keys.ts";

/** One signer's part, as far as a test wants it to differ from a good one. */
export interface LooseSigner {
  readonly signer: LooseIdentity;
  /** IssuerAndSerialNumber as DER, where it is not that of the signer's certificate. */
  readonly names?: Uint8Array;
  /** SET OF Attribute as DER; `[0]` in the signature. */
  readonly attributes?: Uint8Array;
  /** AlgorithmIdentifier of the digest and of the signature. */
  readonly digest?: Uint8Array;
  readonly algorithm?: Uint8Array;
  /** Makes the value over the bytes of the attributes. */
  readonly value?: (signed: Uint8Array, key: KeyObject) => Uint8Array;
}

/** AlgorithmIdentifier without parameters, or with NULL. */
export function algorithmId(name: string, ...parameters: readonly Uint8Array[]): Buffer {
  return sequence(oid(name), ...parameters);
}

/** The attributes that we sign ourselves, over `content`. */
export function goodAttributes(content: Uint8Array, by = "sha256"): Buffer {
  return signedBytes(attributesOver(hash(by, content, "buffer"), TEST_NOW));
}

/** SignedData with anything as certificates and parts of signers: no rule of the profile is asked. */
export function looseSignature(
  content: Uint8Array,
  certificates: readonly Uint8Array[],
  signers: readonly LooseSigner[],
): Buffer {
  const digests = signers.map(({ digest }) => Buffer.from(digest ?? algorithmId(OID.sha256)));
  const distinct = digests.filter((one, at) => digests.findIndex((other) => other.equals(one)) === at);
  return contentInfo(
    small(1),
    setOf(distinct),
    sequence(oid(OID.data)),
    setOf(certificates, TAG.context0),
    setOf(signers.map((signer) => looseSignerInfo(content, signer))),
  );
}

/** ContentInfo around the fields of a SignedData. */
export function contentInfo(...fields: readonly Uint8Array[]): Buffer {
  return sequence(oid(OID.signedData), tlv(TAG.context0, sequence(...fields)));
}

/** SignerInfo with a signature over its attributes that holds, unless `value` makes another. */
export function looseSignerInfo(content: Uint8Array, wanted: LooseSigner): Buffer {
  const { der, key } = wanted.signer;
  const signed = retagged(wanted.attributes ?? goodAttributes(content), TAG.set);
  const value = wanted.value ?? ((bytes, by) => sign("sha256", bytes, by));
  const usual =
    key.asymmetricKeyType === "rsa" ? algorithmId(OID.rsa, nothing()) : algorithmId(OID.ecdsaSha256);
  return sequence(
    small(1),
    wanted.names ?? issuerAndSerial(der),
    wanted.digest ?? algorithmId(OID.sha256),
    retagged(signed, TAG.context0),
    wanted.algorithm ?? usual,
    octets(value(signed, key)),
  );
}

/** The certificate again with `tbs` in place of what its issuer signed, and a signature that holds. */
export function resignedCertificate(der: Uint8Array, tbs: Uint8Array, issuer: TestIdentity): Buffer {
  const fields = new DerReader(new DerReader(der).next(TAG.sequence).body);
  fields.any();
  return sequence(tbs, fields.any().bytes, bits(sign("sha256", tbs, issuer.key)));
}

/** TBSCertificate: what the issuer signs. */
export function signedPart(der: Uint8Array): Uint8Array {
  return new DerReader(new DerReader(der).next(TAG.sequence).body).any().bytes;
}

/** Of a certificate that may be odd: empty where it has none. */
function issuerAndSerial(der: Uint8Array): Buffer {
  try {
    const [, serial, , issuer] = new DerReader(new DerReader(signedPart(der)).next(TAG.sequence).body).rest();
    return sequence(issuer?.bytes ?? Buffer.alloc(0), serial?.bytes ?? Buffer.alloc(0));
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return sequence();
  }
}

function retagged(bytes: Uint8Array, tag: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[0] = tag;
  return copy;
}
