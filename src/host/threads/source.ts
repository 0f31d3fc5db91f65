import { readSync } from "node:fs";
import { Fault, reasonOf } from "../../fault.ts";

/** Where a job finds bytes: in an open file of this process (threads share descriptors), or in memory that threads share. */
export type Source =
  | { readonly fd: number; readonly at: number; readonly label: string }
  | { readonly shared: SharedArrayBuffer; readonly at: number };

/** Memory of this thread that jobs read into, kept because fresh pages cost more than the reading. */
let room = new Uint8Array(0);

/**
 * `length` bytes of a source; valid until the next call in this thread.
 * Faults: media-read (1), bundle-truncated (3).
 */
export function load(source: Source, length: number): Uint8Array {
  if ("shared" in source) return new Uint8Array(source.shared, source.at, length);
  if (room.length < length) room = new Uint8Array(length);
  const bytes = room.subarray(0, length);
  fill(source, bytes);
  return bytes;
}

/** Reads from an open file until `bytes` is full. */
export function fill(source: Extract<Source, { fd: number }>, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    const got = readSome(source, bytes, done);
    if (got === 0)
      throw new Fault("bundle-truncated", {
        path: source.label,
        want: source.at + bytes.length,
        got: source.at + done,
      });
    done += got;
  }
}

function readSome(source: Extract<Source, { fd: number }>, bytes: Uint8Array, done: number): number {
  try {
    return readSync(source.fd, bytes, done, bytes.length - done, source.at + done);
  } catch (error) {
    throw new Fault("media-read", { path: source.label, reason: reasonOf(error) }, { cause: error });
  }
}

/** The same source, `by` bytes further on. */
export function further(source: Source, by: number): Source {
  return { ...source, at: source.at + by };
}
