import { type Sha256, Sha256Stream } from "../../../bundle/digest.ts";
import { CHUNK_BYTES } from "../../../limits.ts";
import { further, load, type Source } from "../source.ts";
import { STEP } from "./digest-range.ts";
import { compareDigest } from "./settle-member.ts";

/** A large member, and all that is signed of its bytes. */
export interface Whole {
  readonly source: Source;
  readonly size: number;
  readonly sha256: Sha256;
  /** Of each 16 MiB. */
  readonly chunks: readonly Sha256[];
  /** The member: for messages. */
  readonly name: string;
}

/** Checks all digests of a member in one reading. Faults: member-digest, bundle-truncated (3), media-read (1). */
export function checkWhole({ source, size, sha256, chunks, name }: Whole): undefined {
  const whole = new Sha256Stream();
  for (const [number, want] of chunks.entries()) {
    const chunk = new Sha256Stream();
    const end = Math.min(size, (number + 1) * CHUNK_BYTES);
    for (let at = number * CHUNK_BYTES; at < end; at += STEP) {
      const bytes = load(further(source, at), Math.min(STEP, end - at));
      whole.update(bytes);
      chunk.update(bytes);
    }
    compareDigest(name, chunk.end(), want); // FORMAT 6.1
  }
  compareDigest(name, whole.end(), sha256); // FORMAT 6.1
}
