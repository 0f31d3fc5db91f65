import { type Sha256, Sha256Stream } from "../../../bundle/digest.ts";
import { further, load, type Source } from "../source.ts";

/** Small enough to stay in a processor's cache between the reading and the hashing. */
export const STEP = 512 * 1024;

/** Bytes to be hashed as one. */
export interface Range {
  readonly source: Source;
  readonly length: number;
}

/** The SHA-256 of a range of any length, in little memory. Faults: bundle-truncated (3), media-read (1). */
export function digestRange({ source, length }: Range): Sha256 {
  const digest = new Sha256Stream();
  for (let at = 0; at < length; at += STEP) {
    digest.update(load(further(source, at), Math.min(STEP, length - at)));
  }
  return digest.end();
}
