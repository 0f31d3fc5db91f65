import { CHUNK_BYTES } from "../bundle/limits.ts";

/**
 * Memory that threads share, taken and given back. Left to the garbage collector it would pile up: to the collector a
 * shared buffer is a few bytes, and it comes by late.
 */
export class SharedPieces {
  readonly #free: SharedArrayBuffer[] = [];
  readonly #taken = new Set<SharedArrayBuffer>();

  /** A buffer of at least `length` bytes, holding anything. */
  take(length: number): SharedArrayBuffer {
    const fits = this.#free.findIndex((buffer) => buffer.byteLength >= length);
    const buffer = this.#free.splice(fits, fits === -1 ? 0 : 1)[0] ?? newBuffer(length);
    this.#taken.add(buffer);
    return buffer;
  }

  /** Gives back what `take` gave; any other buffer is not ours to use again. */
  give(buffer: SharedArrayBuffer): void {
    if (this.#taken.delete(buffer)) this.#free.push(buffer);
  }
}

function newBuffer(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.max(length, CHUNK_BYTES));
}
