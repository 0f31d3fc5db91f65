import { crc32, type InflateRaw, inflateRawSync } from "node:zlib";
import { Fault } from "../fault.ts";
import { type ArchiveLimits, isOutOfRatio } from "../limits.ts";
import {
  type CentralHeader,
  checkDescriptor,
  checkLocal,
  DESCRIPTOR_BYTES,
  readCentral,
} from "./zip-headers.ts";

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

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;

/**
 * Reads the directory of a zip that means the same to every reader (PKWARE APPNOTE 6.3, a subset):
 * - the end record ends the file: no comment, no zip64, one disk;
 * - entries fill the file from byte 0 to the directory in its order: no gap, overlap, leading or trailing data;
 * - local header, directory and data descriptor agree; deflated or stored; not encrypted;
 * - names are UTF-8, marked as such where not ASCII, and unique.
 * What it declares beyond `limits` is refused before anything is inflated. Fault "zip-format" for the whole, "zip-entry"
 * for one entry. The bytes are not copied.
 */
export function openZip(bytes: Uint8Array, limits: ArchiveLimits): ZipEntry[] {
  const data = bufferOver(bytes);
  const end = readEnd(data);
  if (end.entries > limits.names) throw broken("too-many-entries");
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let cursor = { central: end.directory, local: 0 };
  let unpacked = 0;
  for (let i = 0; i < end.entries; i++) {
    const { entry, next } = readEntry(data, cursor, end.directory);
    if (names.has(entry.name)) throw brokenEntry(entry.name, "repeated");
    checkClaim(entry, limits);
    unpacked += entry.size;
    if (unpacked > limits.unpacked || isOutOfRatio(unpacked, data.length, limits)) throw broken("too-large");
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

/** Memory is taken by the declared size: what deflate cannot reach, or no caller wants, is refused before. */
function checkClaim({ name, stored, size, compressed }: ZipEntry, limits: ArchiveLimits): void {
  if (stored && size !== compressed) throw brokenEntry(name, "size");
  if (size > limits.file || isOutOfRatio(size, compressed, limits)) throw brokenEntry(name, "too-large");
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

/** Where the next entry is in the directory, and where its local header must be. */
interface Cursor {
  readonly central: number;
  readonly local: number;
}

function readEntry(data: Buffer, cursor: Cursor, directory: number): { entry: ZipEntry; next: Cursor } {
  const central = readCentral(data, cursor.central, data.length - END_BYTES);
  const { name, size, compressed, crc } = central;
  if (central.localAt !== cursor.local) throw brokenEntry(name, "offset");
  const offset = checkLocal(data, central, directory);
  const local = endOfData(data, central, offset, directory);
  const isFolder = name.endsWith("/");
  if (isFolder && size !== 0) throw brokenEntry(name, "folder-with-content");
  const entry = { name, directory: isFolder, size, compressed, offset, crc, stored: central.method === 0 };
  return { entry, next: { central: central.end, local } };
}

/** Where the next local header must begin: behind the data and the descriptor, if there is one. */
function endOfData(data: Buffer, central: CentralHeader, offset: number, directory: number): number {
  const descriptor = offset + central.compressed;
  const end = central.hasDescriptor ? descriptor + DESCRIPTOR_BYTES : descriptor;
  if (end > directory) throw brokenEntry(central.name, "offset");
  if (central.hasDescriptor) checkDescriptor(data, descriptor, central);
  return end;
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
