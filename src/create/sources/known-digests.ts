import { join } from "node:path";
import { asSha256, type Sha256 } from "../../bundle/digest.ts";
import { asH1, type H1 } from "../../golang/dirhash.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** The size and digest of a file that is packed in another. */
export interface Content {
  readonly size: number;
  readonly sha256: Sha256;
}

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

  /** What the gzip file with these bytes holds, where it was kept. */
  findContent(bytes: Sha256): Content | undefined {
    const kept = Buffer.from(this.#scratch.read(join(this.#folder, bytes)) ?? []).toString("utf8");
    const [, size, digest = ""] = /^content (\d+) ([0-9a-f]{64})\n$/.exec(kept) ?? [];
    const sha256 = asSha256(digest);
    return size === undefined || sha256 === undefined ? undefined : { size: Number(size), sha256 };
  }

  keepContent(bytes: Sha256, { size, sha256 }: Content): void {
    this.#scratch.write(join(this.#folder, bytes), `content ${size} ${sha256}\n`);
  }

  keep(bytes: Sha256, sums: readonly H1[]): void {
    this.#scratch.write(join(this.#folder, bytes), `${sums.join("\n")}\n`);
  }
}
