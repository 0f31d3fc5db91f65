import { type Sha256, sha256 } from "../../../bundle/digest.ts";
import { writeAt } from "../../store/new-file.ts";
import { fill, load, type Source } from "../source.ts";
import { digestRange } from "./digest-range.ts";
import { compareDigest } from "./settle-member.ts";

/** A piece of a large member: at most 16 MiB, with a signed digest of its own. */
export interface Chunk {
  readonly source: Source;
  readonly length: number;
  readonly sha256: Sha256;
  /** The member, and which piece of it where there are several: for messages. */
  readonly name: string;
  /** Where to write it once it has been checked: an open file. */
  readonly write?: { readonly fd: number; readonly at: number; readonly path: string };
  /** Where to keep it, for all threads to see. */
  readonly keep?: { readonly shared: SharedArrayBuffer; readonly at: number };
}

/** Checks a piece before it goes anywhere. Faults: member-digest, bundle-truncated (3), media-read, staging-write (1). */
export function checkChunk(chunk: Chunk): undefined {
  if (chunk.keep === undefined && chunk.write === undefined) {
    compareDigest(chunk.name, digestRange(chunk), chunk.sha256); // FORMAT 6.1
    return;
  }
  const bytes = read(chunk);
  compareDigest(chunk.name, sha256(bytes), chunk.sha256); // FORMAT 6.1
  if (chunk.write !== undefined) writeAt(chunk.write.fd, bytes, chunk.write.at, chunk.write.path);
}

function read(chunk: Chunk): Uint8Array {
  if (chunk.keep === undefined || "shared" in chunk.source) return load(chunk.source, chunk.length);
  const kept = new Uint8Array(chunk.keep.shared, chunk.keep.at, chunk.length);
  fill(chunk.source, kept);
  return kept;
}
