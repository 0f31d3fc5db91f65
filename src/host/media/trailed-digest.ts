import { createHash } from "node:crypto";
import type { Trailed } from "../../payload/openpgp-signature.ts";
import type { Source } from "../threads/source.ts";

/** The digest that a carried signature speaks of, taken while the member goes by. */
export interface TrailedDigest {
  /** Whether the bytes are to be given to `update` as they come. */
  readonly fed: boolean;
  update(bytes: Uint8Array): void;
  /** After the last byte, in hex. */
  end(): Promise<string>;
}

/** Where the bytes of a member can be had: `kept` when all of them have come, `whole` from the beginning, or only as they come. */
export interface Whereabouts {
  readonly kept: Source | undefined;
  readonly whole: Promise<Source> | undefined;
}

/** By a job where the bytes can be had as a whole, else as they come. */
export function trailedDigest(
  { hash, trailer }: Trailed,
  { kept, whole }: Whereabouts,
  job: (source: Source) => Promise<string>,
): TrailedDigest {
  if (kept !== undefined) return { fed: false, update: () => undefined, end: () => job(kept) };
  if (whole !== undefined) {
    const digest = whole.then(job);
    digest.catch(() => undefined); // told to whoever asks for the end: nobody does where another check has failed
    return { fed: false, update: () => undefined, end: () => digest };
  }
  const stream = createHash(hash);
  return {
    fed: true,
    update: (bytes) => void stream.update(bytes),
    end: async () => stream.update(trailer).digest("hex"),
  };
}
