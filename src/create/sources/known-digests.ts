import { join } from "node:path";
import type { Sha256 } from "../../bundle/digest.ts";
import { asH1, type H1 } from "../../golang/dirhash.ts";
import type { Scratch } from "../../ports/scratch.ts";

/**
 * What was once computed from a file's bytes, under the digest of the bytes: to inflate 300 MB again for an `h1:` that
 * cannot have changed takes longer than all the rest. The bytes themselves are digested anew each time, so a file that
 * changed has nothing known of it.
 */
export class KnownDigests {
  readonly #scratch: Scratch;
  readonly #folder: string;

  constructor(scratch: Scratch, cache: string) {
    this.#scratch = scratch;
    this.#folder = join(cache, "known");
  }

  /** The `h1:` values kept for these bytes, `count` of them; undefined where there are not just so many. */
  find(bytes: Sha256, count: number): readonly H1[] | undefined {
    const kept = this.#scratch.read(join(this.#folder, bytes));
    const sums = Buffer.from(kept ?? [])
      .toString("utf8")
      .trim()
      .split(/\s+/)
      .flatMap((word) => asH1(word) ?? []);
    return sums.length === count ? sums : undefined;
  }

  keep(bytes: Sha256, sums: readonly H1[]): void {
    this.#scratch.write(join(this.#folder, bytes), `${sums.join("\n")}\n`);
  }
}
