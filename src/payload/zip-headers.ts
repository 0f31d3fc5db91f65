import { Fault } from "../fault.ts";

/** What three places say of an entry's data, and must say alike. */
interface Sums {
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** A header of the central directory (APPNOTE 4.3.12). */
export interface CentralHeader extends Sums {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly hasDescriptor: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly localAt: number;
  /** Where the next header begins. */
  readonly end: number;
}

const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
export const DESCRIPTOR_BYTES = 16;
/** Bits 1 and 2 are hints of the deflater; all others (encryption, patches, masked headers) refuse. */
const FLAGS_KNOWN = 0x080e;
const FLAG_DESCRIPTOR = 0x0008;
const FLAG_UTF8 = 0x0800;
/** Extra fields that say again, and perhaps otherwise, what the header says: zip64 sizes, Info-ZIP's Unicode path. */
const EXTRA_REFUSED = new Set([0x0001, 0x7075]);

/** The header at `at`, in a directory that ends at `end`. Faults "zip-format", "zip-entry". */
export function readCentral(data: Buffer, at: number, end: number): CentralHeader {
  if (at + CENTRAL_BYTES > end || data.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw brokenDirectory();
  const nameEnd = at + CENTRAL_BYTES + data.readUInt16LE(at + 28);
  const extraEnd = nameEnd + data.readUInt16LE(at + 30);
  const commentEnd = extraEnd + data.readUInt16LE(at + 32);
  if (commentEnd > end) throw brokenDirectory();
  const nameBytes = data.subarray(at + CENTRAL_BYTES, nameEnd);
  const flags = data.readUInt16LE(at + 8);
  const method = data.readUInt16LE(at + 10);
  const name = readName(nameBytes, flags);
  if (flags & ~FLAGS_KNOWN) throw broken(name, "flags");
  if (method !== 0 && method !== 8) throw broken(name, "method");
  if (data.readUInt16LE(at + 34) !== 0) throw broken(name, "disk");
  checkExtra(data.subarray(nameEnd, extraEnd), name);
  const hasDescriptor = (flags & FLAG_DESCRIPTOR) !== 0;
  const localAt = data.readUInt32LE(at + 42);
  return {
    name,
    nameBytes,
    flags,
    hasDescriptor,
    method,
    localAt,
    end: commentEnd,
    ...readSums(data, at + 16),
  };
}

/** Where the entry's data begins, after a local header (APPNOTE 4.3.7) that repeats the directory's. */
export function checkLocal(data: Buffer, central: CentralHeader, directory: number): number {
  const { name, nameBytes, localAt: at } = central;
  const present = at + LOCAL_BYTES <= directory && data.readUInt32LE(at) === LOCAL_SIGNATURE;
  if (!present) throw broken(name, "local-header");
  const nameEnd = at + LOCAL_BYTES + nameBytes.length;
  const offset = nameEnd + data.readUInt16LE(at + 28);
  if (offset > directory) throw broken(name, "local-header");
  const same =
    data.readUInt16LE(at + 6) === central.flags &&
    data.readUInt16LE(at + 8) === central.method &&
    data.readUInt16LE(at + 26) === nameBytes.length &&
    data.subarray(at + LOCAL_BYTES, nameEnd).equals(nameBytes);
  const sums = readSums(data, at + 14);
  // With a descriptor the local header may leave them out, as zeros; anything else must agree.
  const leftOut = central.hasDescriptor && sums.crc === 0 && sums.compressed === 0 && sums.size === 0;
  if (!same || !(leftOut || sumsAgree(sums, central))) throw broken(name, "local-header");
  checkExtra(data.subarray(nameEnd, offset), name);
  return offset;
}

/** The data descriptor (APPNOTE 4.3.9) at `at`, in the form with a signature, which all packers write. */
export function checkDescriptor(data: Buffer, at: number, central: CentralHeader): void {
  const present = data.readUInt32LE(at) === DESCRIPTOR_SIGNATURE;
  if (!present || !sumsAgree(readSums(data, at + 4), central)) throw broken(central.name, "descriptor");
}

function readSums(data: Buffer, at: number): Sums {
  return {
    crc: data.readUInt32LE(at),
    compressed: data.readUInt32LE(at + 4),
    size: data.readUInt32LE(at + 8),
  };
}

function sumsAgree(a: Sums, b: Sums): boolean {
  return a.crc === b.crc && a.compressed === b.compressed && a.size === b.size;
}

function readName(bytes: Buffer, flags: number): string {
  const name = bytes.toString("utf8");
  // A byte that is not UTF-8 decodes to U+FFFD, which no name of ours may hold.
  if (name === "" || name.includes("\0") || name.includes("\ufffd")) throw broken(name, "name");
  if (name.length !== bytes.length && !(flags & FLAG_UTF8)) throw broken(name, "name-encoding");
  return name;
}

function checkExtra(extra: Buffer, name: string): void {
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length || EXTRA_REFUSED.has(extra.readUInt16LE(at))) throw broken(name, "extra-field");
    at += 4 + extra.readUInt16LE(at + 2);
  }
  if (at !== extra.length) throw broken(name, "extra-field");
}

function broken(name: string, rule: string): Fault {
  return new Fault("zip-entry", { name, rule });
}

function brokenDirectory(): Fault {
  return new Fault("zip-format", { rule: "directory" });
}
