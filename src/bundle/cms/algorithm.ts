import { DerReader, oidText, TAG } from "./der.ts";
import { nothing, oid, sequence } from "./der-writer.ts";
import { OID } from "./oid.ts";

export type HashName = "sha256" | "sha384" | "sha512";
export type KeyKind = "rsa" | "ecdsa";

/** AlgorithmIdentifier as the profile has it: no parameters, or NULL. Which of the two is kept, to write it again. */
export interface Algorithm {
  readonly oid: string;
  readonly hasNull: boolean;
}

/** A signature algorithm that the profile accepts; `hash` is undefined where the name leaves it open (rsaEncryption). */
interface SignatureScheme {
  readonly kind: KeyKind;
  readonly hash: HashName | undefined;
}

const HASHES: ReadonlyMap<string, HashName> = new Map([
  [OID.sha256, "sha256"],
  [OID.sha384, "sha384"],
  [OID.sha512, "sha512"],
]);

/** FORMAT 2.6: RSA is PKCS#1 v1.5 alone: OpenSSL's cms cannot be relied on for PSS parameters, nor for Ed25519 at all. */
const SIGNATURES: ReadonlyMap<string, SignatureScheme> = new Map([
  [OID.rsa, { kind: "rsa", hash: undefined }],
  [OID.rsaSha256, { kind: "rsa", hash: "sha256" }],
  [OID.rsaSha384, { kind: "rsa", hash: "sha384" }],
  [OID.rsaSha512, { kind: "rsa", hash: "sha512" }],
  [OID.ecdsaSha256, { kind: "ecdsa", hash: "sha256" }],
  [OID.ecdsaSha384, { kind: "ecdsa", hash: "sha384" }],
  [OID.ecdsaSha512, { kind: "ecdsa", hash: "sha512" }],
]);

/** The hash that a digest algorithm names, where it is one of SHA-256, SHA-384, SHA-512. */
export function hashOf(algorithm: Algorithm): HashName | undefined {
  return HASHES.get(algorithm.oid);
}

/** RFC 4055 5, 5754 3.2: RSA names carry NULL (or nothing), ECDSA names carry nothing. Undefined: not accepted. */
export function schemeOf(algorithm: Algorithm): SignatureScheme | undefined {
  const scheme = SIGNATURES.get(algorithm.oid);
  return scheme?.kind === "ecdsa" && algorithm.hasNull ? undefined : scheme;
}

/** Reads an AlgorithmIdentifier; undefined where its parameters are of another kind. */
export function readAlgorithm(body: Uint8Array): Algorithm | undefined {
  const reader = new DerReader(body);
  const name = oidText(reader.next(TAG.oid).body);
  const parameters = reader.rest();
  if (parameters.length === 0) return { oid: name, hasNull: false };
  const [first] = parameters;
  const isNull = parameters.length === 1 && first?.tag === TAG.null && first.body.length === 0;
  return isNull ? { oid: name, hasNull: true } : undefined;
}

export function writeAlgorithm(algorithm: Algorithm): Buffer {
  return algorithm.hasNull ? sequence(oid(algorithm.oid), nothing()) : sequence(oid(algorithm.oid));
}

/** What our own signer writes for a digest and for a signature with `kind` of key. */
export function algorithmsFor(hash: HashName, kind: KeyKind): { digest: Algorithm; signature: Algorithm } {
  const ecdsa = { sha256: OID.ecdsaSha256, sha384: OID.ecdsaSha384, sha512: OID.ecdsaSha512 }[hash];
  return {
    digest: { oid: OID[hash], hasNull: false },
    signature: kind === "rsa" ? { oid: OID.rsa, hasNull: true } : { oid: ecdsa, hasNull: false },
  };
}
