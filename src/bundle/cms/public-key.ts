import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { Fault } from "../../fault.ts";
import { MAX_RSA_BITS } from "../../limits.ts";
import type { HashName, KeyKind } from "./algorithm.ts";
import { DerError, DerReader, oidText, positiveInteger, readOne, TAG, wholeBits } from "./der.ts";
import { OID } from "./oid.ts";

/** A key that may sign here (FORMAT 2.7): RSA of 2048 to 8192 bits with an odd exponent from 65537 to 2^256, or ECDSA on P-256 or P-384. */
export interface PublicKey {
  readonly kind: KeyKind;
  readonly handle: KeyObject;
}

const MIN_RSA_BITS = 2048;
/** FIPS 186-5 A.1.1: 2^16 < e < 2^256. Nobody has a larger one, and each of its bits costs a multiplication. */
const MIN_EXPONENT = 65_537n;
const MAX_EXPONENT = 2n ** 256n;

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280 4.1.2.7). `owner` is named in faults.
 * Faults: signer-key (3); DerError where it is not DER.
 */
export function readPublicKey(spki: Uint8Array, owner: string): PublicKey {
  const reader = new DerReader(readOne(spki, TAG.sequence).body);
  const algorithm = reader.inside(TAG.sequence);
  const name = oidText(algorithm.next(TAG.oid).body);
  const key = wholeBits(reader.next(TAG.bitString).body);
  reader.end();
  const kind = name === OID.rsa ? "rsa" : name === OID.ec ? "ecdsa" : undefined;
  if (!kind) throw new Fault("signer-key", { subject: owner, reason: `algorithm ${name}` });
  if (kind === "rsa") checkRsa(algorithm, key, owner);
  else checkCurve(algorithm, key, owner);
  return { kind, handle: openKey(spki, owner) };
}

/** Whether `signature` over `data` was made with the key; an ECDSA signature must be strict DER. */
export function holds(key: PublicKey, hash: HashName, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.kind === "ecdsa" && !isStrictEcdsa(signature)) return false;
  return verify(hash, data, key.handle, signature);
}

function checkRsa(algorithm: DerReader, key: Uint8Array, owner: string): void {
  algorithm.next(TAG.null);
  algorithm.end();
  const numbers = new DerReader(readOne(key, TAG.sequence).body);
  const modulus = asBigInt(positiveInteger(numbers.next(TAG.integer).body));
  const exponent = asBigInt(positiveInteger(numbers.next(TAG.integer).body));
  numbers.end();
  const bits = modulus.toString(2).length;
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
    throw new Fault("signer-key", { subject: owner, reason: `RSA with ${bits} bits` });
  }
  if (exponent < MIN_EXPONENT || exponent > MAX_EXPONENT || exponent % 2n === 0n || modulus % 2n === 0n) {
    throw new Fault("signer-key", { subject: owner, reason: "RSA with a weak exponent or modulus" });
  }
}

/** Named curves and uncompressed points alone: parameters that a certificate brings along are an attack. */
function checkCurve(algorithm: DerReader, key: Uint8Array, owner: string): void {
  const curve = oidText(algorithm.next(TAG.oid).body);
  algorithm.end();
  const size = curve === OID.p256 ? 32 : curve === OID.p384 ? 48 : undefined;
  if (size === undefined) throw new Fault("signer-key", { subject: owner, reason: `curve ${curve}` });
  if (key[0] !== 0x04 || key.length !== 1 + 2 * size) throw new DerError("a point in an odd form");
}

function openKey(spki: Uint8Array, owner: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  } catch (cause) {
    throw new Fault("signer-key", { subject: owner, reason: "not a usable key" }, { cause });
  }
}

function isStrictEcdsa(signature: Uint8Array): boolean {
  try {
    const numbers = new DerReader(readOne(signature, TAG.sequence).body);
    positiveInteger(numbers.next(TAG.integer).body);
    positiveInteger(numbers.next(TAG.integer).body);
    return numbers.done;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function asBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}
