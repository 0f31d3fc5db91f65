import { createHash } from "node:crypto";
import type { Trailed } from "../../../payload/openpgp-signature.ts";
import { further, load } from "../source.ts";
import { type Range, STEP } from "./digest-range.ts";

/** A range, and what is hashed behind it. */
export interface TrailedRange extends Range, Trailed {}

/** The digest of a range with something behind it, in hex. Faults: bundle-truncated (3), media-read (1). */
export function digestTrailed({ source, length, hash, trailer }: TrailedRange): string {
  const digest = createHash(hash);
  for (let at = 0; at < length; at += STEP)
    digest.update(load(further(source, at), Math.min(STEP, length - at)));
  return digest.update(trailer).digest("hex");
}
