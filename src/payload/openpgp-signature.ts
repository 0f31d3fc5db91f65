import { constants, hash, type KeyObject, publicDecrypt } from "node:crypto";
import { malformed, readLength, readNumber } from "./openpgp-packets.ts";

export type SignatureHash = "sha256" | "sha384" | "sha512";

/** A digest over content with something behind it, as OpenPGP signatures are made (RFC 9580 5.2.4). */
export interface Trailed {
  readonly hash: SignatureHash;
  readonly trailer: Uint8Array;
}

/** What a signature is held against. */
interface VerifyingKey {
  /** 40 lower-case hex digits. */
  readonly fingerprint: string;
  readonly key: KeyObject;
}

/** A signature as its packet says it; nothing of it is proven. */
export interface OpenPgpSignature extends Trailed {
  readonly type: number;
  /** Seconds since 1970. */
  readonly created: number;
  /** The issuer's key id, 16 lower-case hex digits; what goes before it where the whole fingerprint is stated. */
  readonly issuer: string;
  /** The first two bytes of the digest, in plain. */
  readonly start: Buffer;
  readonly value: Buffer;
  readonly hashed: readonly Subpacket[];
  readonly unhashed: readonly Subpacket[];
}

interface Subpacket {
  readonly type: number;
  readonly critical: boolean;
  readonly body: Buffer;
}

const HASHES = new Map<number | undefined, SignatureHash>([
  [8, "sha256"],
  [9, "sha384"],
  [10, "sha512"],
]);
/** DigestInfo up to the digest itself (RFC 9580 5.2.3.1, RFC 8017 9.2). */
const DIGEST_INFO: Readonly<Record<SignatureHash, string>> = {
  sha256: "3031300d060960864801650304020105000420",
  sha384: "3041300d060960864801650304020205000430",
  sha512: "3051300d060960864801650304020305000440",
};
const RSA = 1;
export const SUBPACKET = {
  created: 2,
  expires: 3,
  keyExpires: 9,
  issuer: 16,
  keyFlags: 27,
  embedded: 32,
  issuerFingerprint: 33,
};
/** What a critical mark may stand at: whoever does not know a critical subpacket must refuse. */
const KNOWN = new Set<number>(Object.values(SUBPACKET));

/**
 * Reads a version 4 signature (RFC 9580 5.2.3): RSA with SHA-256, SHA-384 or SHA-512, made at a stated time by a named
 * key, without an end of its own. SHA-1 and older versions refuse. Fault "openpgp-format".
 */
export function readSignature(body: Buffer): OpenPgpSignature {
  const [version, type = 0, algorithm, hashNumber] = body;
  if (version !== 4) throw malformed("version");
  if (algorithm !== RSA) throw malformed("algorithm");
  const hash = hashNumbered(hashNumber);
  const hashedEnd = endOfArea(body, 4);
  const unhashedEnd = endOfArea(body, hashedEnd);
  const hashed = readSubpackets(body.subarray(6, hashedEnd));
  const unhashed = readSubpackets(body.subarray(hashedEnd + 2, unhashedEnd));
  const { value, end } = readNumber(body, unhashedEnd + 2);
  if (end !== body.length) throw malformed("left-over");
  return {
    ...{ type, hash, hashed, unhashed, value },
    created: createdIn(hashed),
    issuer: issuerIn([...hashed, ...unhashed]),
    trailer: Buffer.concat([body.subarray(0, hashedEnd), Buffer.from([4, 255]), fourBytes(hashedEnd)]),
    start: body.subarray(unhashedEnd, unhashedEnd + 2),
  };
}

/** The digest that was signed; undefined where the key did not make this signature. */
export function signedDigest(
  { hash, value }: OpenPgpSignature,
  { key }: Pick<VerifyingKey, "key">,
): string | undefined {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (value.length > size) return undefined;
  const padded = Buffer.concat([Buffer.alloc(size - value.length), value]);
  let info: string;
  try {
    info = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, padded).toString("hex");
  } catch {
    return undefined; // no padding where it must be: another key, or altered
  }
  const start = DIGEST_INFO[hash];
  return info.startsWith(start) ? info.slice(start.length) : undefined;
}

/** Whether `key` is the issuer and signed these bytes. */
export function signed(signature: OpenPgpSignature, key: VerifyingKey, content: Uint8Array): boolean {
  const digest = hashOf(signature.hash, Buffer.concat([content, signature.trailer]));
  const named = key.fingerprint.endsWith(signature.issuer);
  return named && agrees(signature, digest) && signedDigest(signature, key) === digest;
}

/** Whether the two bytes in plain are those of the digest: nothing in a signature may be altered unnoticed. */
export function agrees({ start }: OpenPgpSignature, digest: string): boolean {
  return digest.startsWith(start.toString("hex"));
}

/** A number of a subpacket that is hashed, and stands there at most once. Fault "openpgp-format". */
export function numberIn({ hashed }: Pick<OpenPgpSignature, "hashed">, type: number): number | undefined {
  const [found, ...more] = hashed.filter((one) => one.type === type);
  if (more.length > 0) throw malformed("subpacket");
  if (found === undefined) return undefined;
  if (found.body.length < 1 || found.body.length > 4) throw malformed("subpacket");
  return found.body.readUIntBE(0, found.body.length);
}

/** The digest of an algorithm's number (RFC 9580 9.5). Fault "openpgp-format". */
export function hashNumbered(number: number | undefined): SignatureHash {
  const hash = HASHES.get(number);
  if (hash === undefined) throw malformed("weak-hash");
  return hash;
}

function hashOf(algorithm: SignatureHash, bytes: Buffer): string {
  return hash(algorithm, bytes, "hex");
}

/** Behind an area of subpackets: two bytes say how long it is. */
function endOfArea(body: Buffer, at: number): number {
  if (at + 2 > body.length) throw malformed("truncated");
  const end = at + 2 + body.readUInt16BE(at);
  if (end + 2 > body.length) throw malformed("truncated");
  return end;
}

function readSubpackets(area: Buffer): Subpacket[] {
  const found: Subpacket[] = [];
  for (let at = 0; at < area.length; ) {
    const { start, length } = readLength(area, at);
    at = start + length;
    const mark = area[start];
    if (length === 0 || at > area.length || mark === undefined) throw malformed("subpacket");
    const subpacket = { type: mark & 0x7f, critical: mark > 0x7f, body: area.subarray(start + 1, at) };
    if (subpacket.critical && !KNOWN.has(subpacket.type)) throw malformed("critical");
    if (subpacket.type === SUBPACKET.expires) throw malformed("expires");
    found.push(subpacket);
  }
  return found;
}

function createdIn(hashed: readonly Subpacket[]): number {
  const created = numberIn({ hashed }, SUBPACKET.created);
  if (created === undefined) throw malformed("no-time");
  return created;
}

/** The issuer, named as often as it likes, but always the same. */
function issuerIn(subpackets: readonly Subpacket[]): string {
  const ids = subpackets.flatMap(({ type, body }) => {
    if (type === SUBPACKET.issuer) return [body.toString("hex")];
    // A version byte, then the fingerprint, which ends with the key id.
    return type === SUBPACKET.issuerFingerprint && body.length === 21
      ? [body.subarray(-8).toString("hex")]
      : [];
  });
  const [issuer, ...others] = new Set(ids);
  if (issuer === undefined || issuer.length !== 16 || others.length > 0) throw malformed("issuer");
  return issuer;
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
