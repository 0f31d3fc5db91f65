import { join } from "node:path";
import { type Lookup, writeLookup } from "../../golang/sumdb.ts";
import type { Scratch } from "../../ports/scratch.ts";

/**
 * Lookups and tiles of earlier runs. Nothing in it is believed: whoever reads proves again. Lookups are kept under the
 * newest head that proved them, so that a later run needs no other head, and gives the same bytes.
 */
export class LogCache {
  readonly #scratch: Scratch;
  readonly #folder: string;
  /** What this run has read or written: each file is looked at once. */
  readonly #seen = new Map<string, Uint8Array | undefined>();

  constructor(scratch: Scratch, cache: string, name: string) {
    this.#scratch = scratch;
    this.#folder = join(cache, "sumdb", name);
  }

  read(name: string): Uint8Array | undefined {
    if (!this.#seen.has(name)) this.#seen.set(name, this.#scratch.read(join(this.#folder, name)));
    return this.#seen.get(name);
  }

  keep(lookups: ReadonlyMap<string, Lookup>, head: string, tiles: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, { id, text }] of lookups) this.write(name, Buffer.from(writeLookup(id, text, head)));
    for (const [name, bytes] of tiles) this.write(name, bytes);
  }

  forget(): void {
    this.#scratch.remove(this.#folder);
    this.#seen.clear();
  }

  write(name: string, bytes: Uint8Array): void {
    const old = this.read(name);
    if (old !== undefined && Buffer.compare(old, bytes) === 0) return;
    this.#scratch.write(join(this.#folder, name), bytes);
    this.#seen.set(name, bytes);
  }
}
