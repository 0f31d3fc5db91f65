import { generateKeyPairSync, hash, type KeyObject, type KeyPairKeyObjectResult, sign } from "node:crypto";

const HASH_NUMBERS = { sha1: 2, sha256: 8, sha384: 9, sha512: 10 } as const;
type HashName = keyof typeof HASH_NUMBERS;

/** How a signature is made; everything is for those that lie. */
export interface SignatureTraits {
  readonly type?: number;
  readonly hash?: HashName;
  readonly version?: number;
  readonly algorithm?: number;
  /** Seconds since 1970. */
  readonly created?: number;
  /** Further subpackets that are hashed: type and body. */
  readonly hashed?: readonly (readonly [number, Uint8Array])[];
  readonly unhashed?: readonly (readonly [number, Uint8Array])[];
  /** Left out where false. */
  readonly issuer?: boolean;
}

/** How a key is made; `days` from its creation until it no longer counts. */
export interface KeyTraits {
  readonly bits?: number;
  readonly flags?: number;
  readonly days?: number;
  readonly binding?: SignatureTraits;
  readonly cross?: SignatureTraits | "none";
}

/** The first second of 2025, when all keys here are made. */
export const KEY_MADE = 1_735_689_600;
/** When things are signed where a test says nothing else. */
const SIGNED = KEY_MADE + 100 * 86_400;
const DAY = 86_400;

interface Pair {
  readonly body: Buffer;
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
}

/** A maker's OpenPGP key with one subkey, written by the rules of RFC 9580 and nothing of the code under test. */
export class TestMaker {
  readonly primary: Pair;
  readonly subkey: Pair;
  /** The armored public key. */
  readonly key: string;

  constructor({ bits = 2048, flags = 2, days = 365, binding = {}, cross = {} }: KeyTraits = {}) {
    this.primary = newPair(2048);
    this.subkey = newPair(bits);
    const name = Buffer.from("Test Makers <makers@example.test>");
    const certified = [hashable(this.primary), Buffer.from([0xb4, ...four(name.length)]), name];
    const certification = this.#signature(this.primary, Buffer.concat(certified), {
      type: 0x13,
      created: KEY_MADE,
      hashed: [[27, Buffer.from([1])]],
    });
    const both = Buffer.concat([hashable(this.primary), hashable(this.subkey)]);
    const back =
      cross === "none"
        ? undefined
        : this.#signature(this.subkey, both, { type: 0x19, created: KEY_MADE, ...cross });
    const bound = this.#signature(this.primary, both, {
      type: 0x18,
      created: KEY_MADE,
      hashed: [
        [27, Buffer.from([flags])],
        [9, Buffer.from(four(days * DAY))],
      ],
      unhashed: back === undefined ? [] : [[32, back]],
      ...binding,
    });
    const packets = [packet(6, this.primary.body), packet(13, name), packet(2, certification)];
    this.key = armor("PUBLIC KEY BLOCK", [...packets, packet(14, this.subkey.body), packet(2, bound)]);
  }

  get fingerprint(): string {
    return this.primary.fingerprint;
  }

  /** What a plain signature hashes behind the content, in hex. */
  trailer(): string {
    return trailerOf(headOf({})).toString("hex");
  }

  /** The armored detached signature over `content`, by the subkey. */
  sign(content: Uint8Array, traits: SignatureTraits = {}): string {
    return armor("SIGNATURE", [this.signaturePacket(content, traits)]);
  }

  signaturePacket(content: Uint8Array, traits: SignatureTraits = {}): Buffer {
    return packet(2, this.#signature(this.subkey, content, traits));
  }

  #signature(by: Pair, content: Uint8Array, traits: SignatureTraits): Buffer {
    const { hash: algorithm = "sha256", issuer = true, unhashed = [] } = traits;
    const head = headOf(traits);
    const signed = Buffer.concat([content, trailerOf(head)]);
    const id = Buffer.from(by.fingerprint, "hex").subarray(-8);
    const open = areaOf(issuer ? [[16, id], ...unhashed] : unhashed);
    const start = hash(algorithm, signed, "buffer").subarray(0, 2);
    return Buffer.concat([head, open, start, number(sign(algorithm, signed, by.privateKey))]);
  }
}

/** The part of a signature that is hashed. */
function headOf(traits: SignatureTraits): Buffer {
  const { type = 0, hash: algorithm = "sha256", created = SIGNED } = traits;
  const { version = 4, algorithm: method = 1, hashed = [] } = traits;
  const area = areaOf([[2, Buffer.from(four(created))], ...hashed]);
  return Buffer.concat([Buffer.from([version, type, method, HASH_NUMBERS[algorithm]]), area]);
}

function trailerOf(head: Buffer): Buffer {
  return Buffer.concat([head, Buffer.from([4, 255, ...four(head.length)])]);
}

/** ASCII armor around packets. */
export function armor(kind: string, packets: readonly Uint8Array[]): string {
  const lines =
    Buffer.concat(packets)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN PGP ${kind}-----`, "", ...lines, `-----END PGP ${kind}-----`, ""].join("\n");
}

/** A packet in the new format, with a length of five bytes. */
export function packet(tag: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xc0 | tag, 255, ...four(body.length)]), body]);
}

const pairs = new Map<string, KeyPairKeyObjectResult>();
let made = 0;

/** Keys are slow to make: a few serve all tests of a file. */
function newPair(bits: number): Pair {
  const slot = `${bits} ${made++ % 2}`;
  const found = pairs.get(slot) ?? generateKeyPairSync("rsa", { modulusLength: bits });
  pairs.set(slot, found);
  const { n = "", e = "" } = found.publicKey.export({ format: "jwk" });
  const numbers = [number(Buffer.from(n, "base64url")), number(Buffer.from(e, "base64url"))];
  const body = Buffer.concat([Buffer.from([4, ...four(KEY_MADE), 1]), ...numbers]);
  return { body, privateKey: found.privateKey, fingerprint: hash("sha1", hashable({ body }), "hex") };
}

function hashable({ body }: { readonly body: Buffer }): Buffer {
  return Buffer.concat([Buffer.from([0x99, body.length >> 8, body.length & 255]), body]);
}

function areaOf(subpackets: readonly (readonly [number, Uint8Array])[]): Buffer {
  const all = subpackets.map(([type, body]) =>
    Buffer.concat([Buffer.from([255, ...four(body.length + 1), type]), body]),
  );
  const area = Buffer.concat(all);
  return Buffer.concat([Buffer.from([area.length >> 8, area.length & 255]), area]);
}

function number(value: Buffer): Buffer {
  const first = value.findIndex((byte) => byte !== 0);
  const digits = value.subarray(first);
  const bits = digits.length * 8 - Math.clz32(digits[0] ?? 0) + 24;
  return Buffer.concat([Buffer.from([bits >> 8, bits & 255]), digits]);
}

function four(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}
