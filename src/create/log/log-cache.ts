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

  constructor(scratch: Scratch, cache: string, name: string) {
    this.#scratch = scratch;
    this.#folder = join(cache, "sumdb", name);
  }

  read(name: string): Uint8Array | undefined {
    return this.#scratch.read(join(this.#folder, name));
  }

  keep(lookups: ReadonlyMap<string, Lookup>, head: string, tiles: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, { id, text }] of lookups) this.#write(name, Buffer.from(writeLookup(id, text, head)));
    for (const [name, bytes] of tiles) this.#write(name, bytes);
  }

  forget(): void {
    this.#scratch.remove(this.#folder);
  }

  #write(name: string, bytes: Uint8Array): void {
    const path = join(this.#folder, name);
    const old = this.#scratch.read(path);
    if (old === undefined || Buffer.compare(old, bytes) !== 0) this.#scratch.write(path, bytes);
  }
}
