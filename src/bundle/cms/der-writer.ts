import { TAG } from "./der.ts";

/** One value: tag, shortest length, and the parts as its body. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(body.length)]), body]);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tlv(TAG.sequence, ...parts);
}

/** SET OF: the encodings in ascending order (X.690 11.6); `tag` where it is implicit. */
export function setOf(parts: readonly Uint8Array[], tag: number = TAG.set): Buffer {
  return tlv(tag, ...parts.toSorted(Buffer.compare));
}

/** `1.2.840.113549.1.7.2` as an OBJECT IDENTIFIER. */
export function oid(text: string): Buffer {
  const [root = 0n, second = 0n, ...rest] = text.split(".").map(BigInt);
  return tlv(TAG.oid, Buffer.from([root * 40n + second, ...rest].flatMap(base128)));
}

/** An INTEGER from its big-endian magnitude; zero for no bytes. */
export function unsigned(magnitude: Uint8Array): Buffer {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Buffer.from([0]) : magnitude.subarray(start);
  const [first = 0] = digits;
  return tlv(TAG.integer, first >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), digits);
}

/** A whole number from 0 to 2^32 - 1. */
export function small(value: number): Buffer {
  return unsigned(Buffer.from(value.toString(16).padStart(8, "0"), "hex"));
}

export function octets(bytes: Uint8Array): Buffer {
  return tlv(TAG.octetString, bytes);
}

export function bits(bytes: Uint8Array): Buffer {
  return tlv(TAG.bitString, Buffer.from([0]), bytes);
}

export function nothing(): Buffer {
  return tlv(TAG.null);
}

/** RFC 5280 4.1.2.5, RFC 5652 11.3: UTCTime through 2049, GeneralizedTime after and before 1950; whole seconds. */
export function time(at: Date): Buffer {
  const text = `${at
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replace(/[-:T]/g, "")}Z`;
  const year = at.getUTCFullYear();
  if (year >= 1950 && year < 2050) return tlv(TAG.utcTime, Buffer.from(text.slice(2), "latin1"));
  return tlv(TAG.generalizedTime, Buffer.from(text, "latin1"));
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const digits = bigEndian(length);
  return [0x80 | digits.length, ...digits];
}

function bigEndian(value: number): number[] {
  return value < 256 ? [value] : [...bigEndian(Math.floor(value / 256)), value % 256];
}

function base128(arc: bigint): number[] {
  const digits = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 0x7fn) | 0x80);
  return digits;
}
