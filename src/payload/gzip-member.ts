import { crc32, createInflateRaw } from "node:zlib";
import { Fault } from "../fault.ts";
import { type ArchiveLimits, isOutOfRatio } from "../limits.ts";
import { release } from "./release.ts";

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
/** Large pieces: fewer turns of the event loop; two of them in flight are all the memory that this takes. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Inflates a file that is one gzip member (RFC 1952) with nothing after it, piece by piece, in bounded memory.
 * zlib's own gunzip takes further members and ignores trailing bytes, so the framing is read here.
 * Each piece is good until the next is asked for. Fault "archive-format", at the latest after the last piece.
 */
export async function* gunzipMember(
  file: Uint8Array,
  limits: Pick<ArchiveLimits, "unpacked" | "ratio">,
): AsyncGenerator<Buffer> {
  const data = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = endOfHeader(data);
  const end = data.length - TRAILER_BYTES;
  if (start > end) throw broken("truncated");
  const inflater = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflater.end(data.subarray(start, end));
  let crc = 0;
  let size = 0;
  try {
    for await (const piece of inflater) {
      crc = crc32(piece, crc);
      size += piece.length;
      if (size > limits.unpacked || isOutOfRatio(size, data.length, limits)) throw broken("too-large");
      yield piece;
      // A piece that does not reach the end of its buffer shares it with the next one.
      if (piece.byteOffset + piece.length === piece.buffer.byteLength) release(piece);
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault("archive-format", { name: "gzip", rule: "deflate" }, { cause });
  }
  if (inflater.bytesWritten !== end - start) throw broken("left-over");
  if (data.readUInt32LE(end) !== crc) throw broken("crc");
  if (data.readUInt32LE(end + 4) !== size % 2 ** 32) throw broken("size");
}

/** Where the deflated data begins. A header digest or reserved flags, which no packer of Go's writes, refuse. */
function endOfHeader(data: Buffer): number {
  if (data.length < HEADER_BYTES + TRAILER_BYTES || data.readUIntBE(0, 3) !== 0x1f8b08)
    throw broken("header");
  const flags = data.readUInt8(3);
  if (flags & ~(FLAG_EXTRA | FLAG_NAME | FLAG_COMMENT)) throw broken("flags");
  let at = HEADER_BYTES;
  if (flags & FLAG_EXTRA) at += 2 + data.readUInt16LE(at);
  if (flags & FLAG_NAME) at = endOfText(data, at);
  if (flags & FLAG_COMMENT) at = endOfText(data, at);
  return at;
}

function endOfText(data: Buffer, at: number): number {
  const zero = data.indexOf(0, at);
  if (zero < 0) throw broken("header");
  return zero + 1;
}

function broken(rule: string): Fault {
  return new Fault("archive-format", { name: "gzip", rule });
}
