import { type Sha256, Sha256Stream } from "../../../bundle/digest.ts";
import { CHUNK_BYTES } from "../../../limits.ts";
import { further, load } from "../source.ts";
import { type Range, STEP } from "./digest-range.ts";

/** A thread hashes as much twice in about 0.2 seconds: nobody waits for the last of several threads much longer than that. */
export const READ_ONCE = 128 * 1024 * 1024;

/** So much is read before anybody waits for an answer to Ctrl-C: the first thread may do it too. */
export const SOON = 2 * CHUNK_BYTES;

/** What is stated of a file: its digest, and that of each 16 MiB. */
export interface WholeDigests {
  readonly sha256: Sha256;
  readonly chunks: readonly Sha256[];
}

/** All digests of a large file in one reading. Faults: bundle-truncated (3), media-read (1). */
export function digestWhole({ source, length }: Range): WholeDigests {
  const whole = new Sha256Stream();
  const chunks: Sha256[] = [];
  for (let start = 0; start < length; start += CHUNK_BYTES) {
    const chunk = new Sha256Stream();
    const end = Math.min(length, start + CHUNK_BYTES);
    for (let at = start; at < end; at += STEP) {
      const bytes = load(further(source, at), Math.min(STEP, end - at));
      whole.update(bytes);
      chunk.update(bytes);
    }
    chunks.push(chunk.end());
  }
  return { sha256: whole.end(), chunks };
}
