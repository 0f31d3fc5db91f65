import { crc32, type InflateRaw, inflateRawSync } from "node:zlib";
import { Fault } from "../fault.ts";

/** One entry, as its local header, the central directory and its data descriptor all say. */
export interface ZipEntry {
  readonly name: string;
  readonly directory: boolean;
  /** Bytes once inflated, as declared; `inflate` holds it against the content. */
  readonly size: number;
  readonly compressed: number;
  /** Where the compressed bytes begin. */
  readonly offset: number;
  readonly crc: number;
  readonly stored: boolean;
}

/** How much a caller takes; beyond it openZip refuses before anything is inflated. */
export interface ZipLimits {
  readonly entries: number;
  /** Sum of all declared sizes, in bytes. */
  readonly unpacked: number;
}

const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const DESCRIPTOR_BYTES = 16;
/** Bits 1 and 2 are hints of the deflater; all others (encryption, patches, masked headers) refuse. */
const FLAGS_KNOWN = 0x080e;
const FLAG_DESCRIPTOR = 0x0008;
const FLAG_UTF8 = 0x0800;
/** Extra fields that say again, and perhaps otherwise, what the header says: zip64 sizes, Info-ZIP's Unicode path. */
const EXTRA_REFUSED = new Set([0x0001, 0x7075]);

/**
 * Reads the directory of a zip that means the same to every reader (PKWARE APPNOTE 6.3, a subset):
 * - the end record ends the file: no comment, no zip64, one disk;
 * - entries fill the file from byte 0 to the directory in its order: no gap, overlap, leading or trailing data;
 * - local header, directory and data descriptor agree; deflated or stored; not encrypted;
 * - names are UTF-8, marked as such where not ASCII, and unique.
 * Fault "zip-format" for the whole, "zip-entry" for one entry. The bytes are not copied.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const data = bufferOver(bytes);
  const end = readEnd(data);
  if (end.entries > limits.entries) throw broken("too-many-entries");
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let cursor = { central: end.directory, local: 0 };
  let unpacked = 0;
  for (let i = 0; i < end.entries; i++) {
    const { entry, next } = readEntry(data, cursor, end.directory);
    if (names.has(entry.name)) throw brokenEntry(entry.name, "repeated");
    unpacked += entry.size;
    if (unpacked > limits.unpacked) throw broken("too-large");
    names.add(entry.name);
    entries.push(entry);
    cursor = next;
  }
  if (cursor.central !== data.length - END_BYTES) throw broken("directory-size");
  if (cursor.local !== end.directory) throw broken("gap");
  return entries;
}

/**
 * The content of an entry, checked: exactly the declared size, no compressed byte left over, CRC-32.
 * Fault "zip-entry". A stored entry is a view of `bytes`, a deflated one a new array.
 */
export function inflate(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = bytes.subarray(entry.offset, entry.offset + entry.compressed);
  const content = entry.stored ? packed : inflateExactly(packed, entry);
  if (content.length !== entry.size) throw brokenEntry(entry.name, "size");
  if (crc32(content) !== entry.crc) throw brokenEntry(entry.name, "crc");
  return content;
}

function inflateExactly(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  // One byte of room more than declared: zlib ends in one call, and sees an entry that is longer than it says.
  const options = {
    maxOutputLength: Math.max(1, entry.size),
    chunkSize: Math.max(64, entry.size + 1),
    info: true,
  };
  let result: { buffer: Buffer; engine: InflateRaw };
  try {
    // The declared type does not know `info`, which makes zlib return the engine too.
    result = inflateRawSync(packed, options) as Buffer & { buffer: Buffer; engine: InflateRaw };
  } catch (cause) {
    throw new Fault("zip-entry", { name: entry.name, rule: "deflate" }, { cause });
  }
  // zlib stops at the end of the deflate stream and keeps silent about what follows.
  if (result.engine.bytesWritten !== packed.length) throw brokenEntry(entry.name, "left-over");
  return result.buffer;
}

function readEnd(data: Buffer): { entries: number; directory: number } {
  const at = data.length - END_BYTES;
  if (at < 0 || data.readUInt32LE(at) !== END_SIGNATURE) throw broken("end-record");
  const entries = data.readUInt16LE(at + 10);
  const size = data.readUInt32LE(at + 12);
  const directory = data.readUInt32LE(at + 16);
  const oneDisk = data.readUInt32LE(at + 4) === 0 && data.readUInt16LE(at + 8) === entries;
  if (!oneDisk || data.readUInt16LE(at + 20) !== 0) throw broken("end-record");
  // 0xffff and 0xffffffff would refer to a zip64 record; the sum then does not fit either.
  if (entries === 0xffff || directory + size !== at) throw broken("directory-size");
  return { entries, directory };
}

interface Cursor {
  readonly central: number;
  readonly local: number;
}

function readEntry(data: Buffer, cursor: Cursor, directory: number): { entry: ZipEntry; next: Cursor } {
  const at = cursor.central;
  if (at + CENTRAL_BYTES > data.length - END_BYTES || data.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
    throw broken("directory");
  }
  const nameLength = data.readUInt16LE(at + 28);
  const extraLength = data.readUInt16LE(at + 30);
  const commentLength = data.readUInt16LE(at + 32);
  const next = at + CENTRAL_BYTES + nameLength + extraLength + commentLength;
  if (next > data.length - END_BYTES) throw broken("directory");
  const nameBytes = data.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const flags = data.readUInt16LE(at + 8);
  const name = readName(nameBytes, flags);
  if (data.readUInt32LE(at + 42) !== cursor.local) throw brokenEntry(name, "offset");
  if (data.readUInt16LE(at + 34) !== 0) throw brokenEntry(name, "disk");
  checkExtra(data.subarray(at + CENTRAL_BYTES + nameLength, next - commentLength), name);
  const header = { name, flags, method: data.readUInt16LE(at + 10) };
  if (flags & ~FLAGS_KNOWN) throw brokenEntry(name, "flags");
  if (header.method !== 0 && header.method !== 8) throw brokenEntry(name, "method");
  const sums = {
    crc: data.readUInt32LE(at + 16),
    compressed: data.readUInt32LE(at + 20),
    size: data.readUInt32LE(at + 24),
  };
  const offset = checkLocal(data, cursor.local, directory, { ...header, nameBytes, ...sums });
  const local = offset + sums.compressed + (flags & FLAG_DESCRIPTOR ? DESCRIPTOR_BYTES : 0);
  if (local > directory) throw brokenEntry(name, "offset");
  if (flags & FLAG_DESCRIPTOR) checkDescriptor(data, local - DESCRIPTOR_BYTES, name, sums);
  const directoryEntry = name.endsWith("/");
  if (directoryEntry && sums.size !== 0) throw brokenEntry(name, "folder-with-content");
  const stored = header.method === 0;
  return {
    entry: { name, directory: directoryEntry, ...sums, offset, stored },
    next: { central: next, local },
  };
}

interface Sums {
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** Where the entry's data begins, after a local header that repeats the directory's. */
function checkLocal(
  data: Buffer,
  at: number,
  directory: number,
  central: Sums & { name: string; nameBytes: Buffer; flags: number; method: number },
): number {
  const { name, nameBytes, flags } = central;
  if (at + LOCAL_BYTES > directory || data.readUInt32LE(at) !== LOCAL_SIGNATURE)
    throw brokenEntry(name, "local-header");
  const extraAt = at + LOCAL_BYTES + nameBytes.length;
  const offset = extraAt + data.readUInt16LE(at + 28);
  if (offset > directory) throw brokenEntry(name, "local-header");
  const same =
    data.readUInt16LE(at + 6) === flags &&
    data.readUInt16LE(at + 8) === central.method &&
    data.readUInt16LE(at + 26) === nameBytes.length &&
    data.subarray(at + LOCAL_BYTES, extraAt).equals(nameBytes);
  if (!same) throw brokenEntry(name, "local-header");
  checkExtra(data.subarray(extraAt, offset), name);
  const sums = {
    crc: data.readUInt32LE(at + 14),
    compressed: data.readUInt32LE(at + 18),
    size: data.readUInt32LE(at + 22),
  };
  // With a descriptor the local header may leave them out, as zeros; anything else must agree.
  const leftOut =
    (flags & FLAG_DESCRIPTOR) !== 0 && sums.crc === 0 && sums.compressed === 0 && sums.size === 0;
  if (!leftOut && !sumsAgree(sums, central)) throw brokenEntry(name, "local-header");
  return offset;
}

function checkDescriptor(data: Buffer, at: number, name: string, central: Sums): void {
  const sums = {
    crc: data.readUInt32LE(at + 4),
    compressed: data.readUInt32LE(at + 8),
    size: data.readUInt32LE(at + 12),
  };
  if (data.readUInt32LE(at) !== DESCRIPTOR_SIGNATURE || !sumsAgree(sums, central))
    throw brokenEntry(name, "descriptor");
}

function sumsAgree(a: Sums, b: Sums): boolean {
  return a.crc === b.crc && a.compressed === b.compressed && a.size === b.size;
}

function readName(bytes: Buffer, flags: number): string {
  const name = bytes.toString("utf8");
  // A byte that is not UTF-8 decodes to U+FFFD, which no name of ours may hold.
  if (name === "" || name.includes("\0") || name.includes("\ufffd")) throw brokenEntry(name, "name");
  if (name.length !== bytes.length && !(flags & FLAG_UTF8)) throw brokenEntry(name, "name-encoding");
  return name;
}

function checkExtra(extra: Buffer, name: string): void {
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) throw brokenEntry(name, "extra-field");
    if (EXTRA_REFUSED.has(extra.readUInt16LE(at))) throw brokenEntry(name, "extra-field");
    at += 4 + extra.readUInt16LE(at + 2);
  }
  if (at !== extra.length) throw brokenEntry(name, "extra-field");
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function broken(rule: string): Fault {
  return new Fault("zip-format", { rule });
}

function brokenEntry(name: string, rule: string): Fault {
  return new Fault("zip-entry", { name, rule });
}
