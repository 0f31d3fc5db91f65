import { Fault } from "../fault.ts";
import { MAX_ARMOR_BYTES } from "../limits.ts";

/** One packet: what it is (RFC 9580 section 5), and its content. */
export interface Packet {
  readonly tag: number;
  readonly body: Buffer;
}

const ARMOR =
  /^-----BEGIN PGP ([A-Z ]+)-----\r?\n(?:[A-Za-z]+: [ -~]*\r?\n)*\r?\n((?:[A-Za-z0-9+/]+={0,2}\r?\n)+)(?:=([A-Za-z0-9+/]{4})\r?\n)?-----END PGP \1-----\r?\n?$/;

/**
 * The packets in an ASCII armor (RFC 9580 section 6.2): one block of the kind `SIGNATURE` or `PUBLIC KEY BLOCK`, nothing
 * before or behind it, base64 in its one form, and the checksum where there is one. Fault "openpgp-format".
 */
export function readArmor(armor: Uint8Array, kind: string): Packet[] {
  if (armor.length > MAX_ARMOR_BYTES) throw malformed("too-large");
  const match = ARMOR.exec(Buffer.from(armor).toString("latin1"));
  if (match?.[1] !== kind) throw malformed("armor");
  const base64 = (match[2] ?? "").replace(/[\r\n]/g, "");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.toString("base64") !== base64) throw malformed("armor");
  if (match[3] !== undefined && match[3] !== checksum(bytes)) throw malformed("armor-checksum");
  return readPackets(bytes);
}

/** Packets that fill `bytes`, their lengths stated: no packet of a length that only its end tells (RFC 9580 4.2). */
function readPackets(bytes: Buffer): Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { tag, start, length } = readHeader(bytes, at);
    at = start + length;
    if (at > bytes.length) throw malformed("truncated");
    packets.push({ tag, body: bytes.subarray(start, at) });
  }
  return packets;
}

function readHeader(bytes: Buffer, at: number): { tag: number; start: number; length: number } {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) throw malformed("packet");
  if (first & 0x40) return { tag: first & 0x3f, ...readLength(bytes, at + 1) };
  const size = [1, 2, 4][first & 3];
  if (size === undefined || at + 1 + size > bytes.length) throw malformed("length");
  return { tag: (first >> 2) & 0xf, start: at + 1 + size, length: bytes.readUIntBE(at + 1, size) };
}

/** A length in the form of new packets and of subpackets: one, two or five bytes. */
export function readLength(bytes: Buffer, at: number): { start: number; length: number } {
  const first = bytes[at] ?? 255;
  if (first < 192) return { start: at + 1, length: first };
  const second = bytes[at + 1];
  if (first < 224 && second !== undefined)
    return { start: at + 2, length: (first - 192) * 256 + second + 192 };
  if (first !== 255 || at + 5 > bytes.length) throw malformed("length");
  return { start: at + 5, length: bytes.readUInt32BE(at + 1) };
}

/** A whole number in its one form (RFC 9580 3.2), and where the next begins. */
export function readNumber(bytes: Buffer, at: number): { value: Buffer; end: number } {
  if (at + 2 > bytes.length) throw malformed("number");
  const bits = bytes.readUInt16BE(at);
  const end = at + 2 + Math.ceil(bits / 8);
  const value = bytes.subarray(at + 2, end);
  if (end > bytes.length || bitsOf(value) !== bits) throw malformed("number");
  return { value, end };
}

/** Bits of a number without leading zero bytes; those of one with them are too few for what it states. */
export function bitsOf(value: Buffer): number {
  return value.length === 0 ? 0 : value.length * 8 - Math.clz32(value[0] ?? 0) + 24;
}

/** CRC-24 of RFC 9580 section 6.1, as base64. */
function checksum(bytes: Buffer): string {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x800000 ? 0x1864cfb : 0);
  }
  return Buffer.from([crc >> 16, crc >> 8, crc]).toString("base64");
}

export function malformed(rule: string): Fault {
  return new Fault("openpgp-format", { rule });
}
