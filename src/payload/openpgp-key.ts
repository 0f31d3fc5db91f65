import { createPublicKey, hash, type KeyObject } from "node:crypto";
import { Fault } from "../fault.ts";
import { bitsOf, malformed, type Packet, readArmor, readNumber } from "./openpgp-packets.ts";
import { numberIn, type OpenPgpSignature, readSignature, SUBPACKET, signed } from "./openpgp-signature.ts";

/** A key that may have made a signature. */
export interface SigningKey {
  /** 40 lower-case hex digits. */
  readonly fingerprint: string;
  readonly key: KeyObject;
  /** Seconds since 1970; `until` is the first second in which it no longer counts. */
  readonly from: number;
  readonly until: number;
  /** Whether its owner let it sign content. */
  readonly signs: boolean;
}

/** A key in its packet, before anything vouches for it. */
interface BareKey extends Omit<SigningKey, "until" | "signs"> {
  readonly body: Buffer;
}

const TAG = { signature: 2, key: 6, name: 13, subkey: 14 };
const RSA = 1;
const MIN_RSA_BITS = 2048;
/** RFC 9580 5.2.3.29: may certify other keys, may sign content. */
const CERTIFIES = 1;
const SIGNS = 2;
const BINDING = 0x18;
const CROSS_BINDING = 0x19;

/**
 * The subkeys of an OpenPGP key, each bound to the primary one (RFC 9580 10.1), in a strict subset:
 * - one primary key, and it is the one with this fingerprint; one name, which it certifies; then subkeys, nothing else;
 * - each subkey with one binding signature of the primary key; one that may sign has signed back (`0x19`);
 * - version 4, RSA of at least 2048 bits, no SHA-1 in any signature.
 * Fault "openpgp-format".
 */
export function readKey(armor: Uint8Array, fingerprint: string): SigningKey[] {
  const [primaryPacket, name, certification, ...rest] = readArmor(armor, "PUBLIC KEY BLOCK");
  const primary = readBareKey(primaryPacket, TAG.key);
  if (primary.fingerprint !== fingerprint) throw malformed("fingerprint");
  const own = lifeOf(primary, selfCertification(primary, name, certification));
  const subkeys: SigningKey[] = [];
  for (let i = 0; i < rest.length; i += 2) subkeys.push(boundKey(primary, rest[i], rest[i + 1]));
  return subkeys.map((subkey) => ({ ...subkey, until: Math.min(subkey.until, own.until) }));
}

/** The key that a signature names, if it counted when the signature was made. Faults "openpgp-key-unknown", "openpgp-key". */
export function keyOf({ issuer, created }: OpenPgpSignature, keys: readonly SigningKey[]): SigningKey {
  const key = keys.find(({ fingerprint }) => fingerprint.endsWith(issuer));
  if (key === undefined) throw new Fault("openpgp-key-unknown", { key: issuer });
  const { fingerprint, from, until, signs } = key;
  const rule = !signs
    ? "purpose"
    : created < from
      ? "not-yet-valid"
      : created >= until
        ? "expired"
        : undefined;
  if (rule !== undefined) throw new Fault("openpgp-key", { key: fingerprint, rule });
  return key;
}

/** RFC 9580 5.2.4: the name's certification is over the key and the name. */
function selfCertification(
  primary: BareKey,
  name: Packet | undefined,
  packet: Packet | undefined,
): OpenPgpSignature {
  if (name?.tag !== TAG.name) throw malformed("key-name");
  const signature = signatureIn(packet);
  const length = Buffer.alloc(5);
  length[0] = 0xb4;
  length.writeUInt32BE(name.body.length, 1);
  const content = Buffer.concat([hashable(primary), length, name.body]);
  const certifies =
    signature.type >= 0x10 && signature.type <= 0x13 && (flagsOf(signature) & CERTIFIES) !== 0;
  if (!certifies || !signed(signature, primary, content)) throw malformed("certification");
  return signature;
}

function boundKey(primary: BareKey, packet: Packet | undefined, binding: Packet | undefined): SigningKey {
  const subkey = readBareKey(packet, TAG.subkey);
  const signature = signatureIn(binding);
  const content = Buffer.concat([hashable(primary), hashable(subkey)]);
  if (signature.type !== BINDING || !signed(signature, primary, content)) throw malformed("binding");
  const signs = (flagsOf(signature) & SIGNS) !== 0;
  if (signs) checkCrossBinding(signature, subkey, content);
  return { ...lifeOf(subkey, signature), signs };
}

/** The subkey's own word that it belongs to the primary: else anybody could claim another's signatures. */
function checkCrossBinding({ hashed, unhashed }: OpenPgpSignature, subkey: BareKey, content: Buffer): void {
  const [embedded, ...more] = [...hashed, ...unhashed].filter(({ type }) => type === SUBPACKET.embedded);
  if (embedded === undefined || more.length > 0) throw malformed("cross-binding");
  const signature = readSignature(embedded.body);
  if (signature.type !== CROSS_BINDING || !signed(signature, subkey, content))
    throw malformed("cross-binding");
}

function readBareKey(packet: Packet | undefined, tag: number): BareKey {
  if (packet?.tag !== tag) throw malformed("packet");
  const { body } = packet;
  if (body[0] !== 4) throw malformed("version");
  if (body.length < 6 || body[5] !== RSA) throw malformed("algorithm");
  const modulus = readNumber(body, 6);
  const exponent = readNumber(body, modulus.end);
  if (exponent.end !== body.length) throw malformed("left-over");
  if (bitsOf(modulus.value) < MIN_RSA_BITS) throw malformed("weak-key");
  const jwk = { kty: "RSA", n: modulus.value.toString("base64url"), e: exponent.value.toString("base64url") };
  return {
    body,
    fingerprint: hash("sha1", hashable({ body }), "hex"),
    key: createPublicKey({ key: jwk, format: "jwk" }),
    from: body.readUInt32BE(1),
  };
}

/** RFC 9580 5.2.4: a key as signatures and fingerprints take it. */
function hashable({ body }: Pick<BareKey, "body">): Buffer {
  return Buffer.concat([Buffer.from([0x99, body.length >> 8, body.length]), body]);
}

function signatureIn(packet: Packet | undefined): OpenPgpSignature {
  if (packet?.tag !== TAG.signature) throw malformed("packet");
  return readSignature(packet.body);
}

function lifeOf({ fingerprint, key, from }: BareKey, signature: OpenPgpSignature): Omit<SigningKey, "signs"> {
  const seconds = numberIn(signature, SUBPACKET.keyExpires) ?? 0;
  return { fingerprint, key, from, until: seconds === 0 ? Number.POSITIVE_INFINITY : from + seconds };
}

function flagsOf({ hashed }: OpenPgpSignature): number {
  return hashed.find(({ type }) => type === SUBPACKET.keyFlags)?.body[0] ?? 0;
}
