/** 64 KiB: what a pipe gives at once. */
const LEAST_BITS = 16;

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

/** Powers of two, so that what one piece leaves fits another of about its size; a small bundle takes little. */
function newBuffer(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(2 ** Math.max(LEAST_BITS, Math.ceil(Math.log2(length))));
}
