import type { Growth } from "../../ports/media.ts";

interface Waiting {
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** How far a file has been written. Whoever reads it behind the writer waits here. */
export class Front implements Growth {
  #written = 0;
  #failure: { readonly reason: unknown } | undefined;
  #waiting: Waiting[] = [];

  /** Says that so many bytes more are there. */
  advance(bytes: number): void {
    this.#written += bytes;
    this.#wake();
  }

  /** Says that nothing more comes. */
  end(): void {
    this.advance(Number.POSITIVE_INFINITY);
  }

  /** Says that nothing more comes, and why. */
  fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#wake();
  }

  reach(bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, resolve, reject });
      this.#wake();
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (this.#failure !== undefined) one.reject(this.#failure.reason);
      else if (one.bytes <= this.#written) one.resolve();
      else this.#waiting.push(one);
    }
  }
}
