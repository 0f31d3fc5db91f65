import { type Gunzip, gunzipSync } from "node:zlib";
import { release } from "./release.ts";
import { inflate, type ZipEntry } from "./zip.ts";

/** A zlib engine and its memory cost as much as inflating a small file: entries of about so many bytes share one. */
const GROUP_BYTES = 1024 * 1024;

/** RFC 1952 2.3: how each member of a gzip file begins here, and what no member can begin without. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const MARK = HEADER.subarray(0, 3);
/** CRC-32 and size of the content. */
const TRAILER_BYTES = 8;

/**
 * Hands the content of each entry, checked as `inflate` does, to `use`, in order, and gives what that returned.
 * `use` may not keep the content, whose memory is given back after it. Fault "zip-entry".
 */
export function mapContents<T>(
  zip: Uint8Array,
  entries: readonly ZipEntry[],
  use: (content: Uint8Array, at: number) => T,
): T[] {
  const results: T[] = [];
  for (const group of groupsOf(entries)) {
    const together = group.length > 1 ? inflateTogether(zip, group) : undefined;
    let at = 0;
    for (const entry of group) {
      const content = together?.subarray(at, at + entry.size) ?? inflate(zip, entry);
      results.push(use(content, results.length));
      if (together === undefined && !entry.stored) release(content);
      at += entry.size;
    }
    if (together !== undefined) release(together);
  }
  return results;
}

/** Neighbours that can be inflated together; what is stored, empty or large stands alone. */
function* groupsOf(entries: readonly ZipEntry[]): Generator<readonly ZipEntry[]> {
  let group: ZipEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const alone = entry.stored || entry.size === 0;
    if (group.length > 0 && (alone || bytes + entry.size > GROUP_BYTES)) {
      yield group;
      group = [];
      bytes = 0;
    }
    if (alone) yield [entry];
    else {
      group.push(entry);
      bytes += entry.size;
    }
  }
  if (group.length > 0) yield group;
}

/**
 * The contents of deflated, non-empty entries one after the other, inflated as the members of one gzip file, whose
 * trailers make zlib check each size and CRC-32. Undefined where anything is odd: then each has to be looked at alone.
 *
 * No entry can pass for another: a member begins with the mark, which stands nowhere but where it was put, and every byte is
 * read, so each member ends with a trailer that was put there and begins where an entry does. One that ran over the end of
 * its entry has the size of the last entry that it covers and takes the place of others that have bytes: the whole would be
 * too short.
 */
function inflateTogether(zip: Uint8Array, group: readonly ZipEntry[]): Uint8Array | undefined {
  const packed = asGzip(zip, group);
  const total = group.reduce((sum, { size }) => sum + size, 0);
  try {
    if (countOf(MARK, packed) !== group.length) return undefined;
    // One byte of room more than declared: zlib ends in one call.
    const options = { maxOutputLength: total, chunkSize: Math.max(64, total + 1), info: true };
    // The declared type does not know `info`, which makes zlib return the engine too.
    const result: { buffer: Buffer; engine: Gunzip } = gunzipSync(packed, options) as Buffer & {
      buffer: Buffer;
      engine: Gunzip;
    };
    // Node stops behind a member that a zero byte follows, and keeps silent about the rest.
    const isWhole = result.buffer.length === total && result.engine.bytesWritten === packed.length;
    return isWhole ? result.buffer : undefined;
  } catch {
    return undefined;
  } finally {
    release(packed);
  }
}

function asGzip(zip: Uint8Array, group: readonly ZipEntry[]): Buffer {
  const frame = HEADER.length + TRAILER_BYTES;
  const gzip = Buffer.allocUnsafeSlow(group.reduce((sum, { compressed }) => sum + frame + compressed, 0));
  let at = 0;
  for (const { offset, compressed, crc, size } of group) {
    gzip.set(HEADER, at);
    gzip.set(zip.subarray(offset, offset + compressed), at + HEADER.length);
    at += HEADER.length + compressed;
    gzip.writeUInt32LE(crc, at);
    gzip.writeUInt32LE(size, at + 4);
    at += TRAILER_BYTES;
  }
  return gzip;
}

function countOf(mark: Uint8Array, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) count++;
  return count;
}
