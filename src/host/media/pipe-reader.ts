import { Fault, reasonOf } from "../../fault.ts";
import { type Feed, feedOf } from "./pipe-feed.ts";

/** A descriptor that is read in exact amounts, front to back. */
export class PipeReader {
  readonly #feed: Feed;
  readonly #label: string;
  #rest: Uint8Array = new Uint8Array(0);
  #position = 0;

  constructor(fd: number, label: string) {
    this.#feed = feedOf(fd);
    this.#label = label;
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#position;
  }

  /** Fills `bytes` as far as there is something; how many were filled. Fault: media-read (1). */
  async fill(bytes: Uint8Array): Promise<number> {
    let done = 0;
    while (done < bytes.length) {
      if (this.#rest.length === 0 && !(await this.#more())) break;
      const part = this.#rest.subarray(0, bytes.length - done);
      bytes.set(part, done);
      done += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    this.#position += done;
    return done;
  }

  /** Fills `bytes`. Fault: bundle-truncated (3). */
  async fillAll(bytes: Uint8Array): Promise<void> {
    const want = this.#position + bytes.length;
    const got = await this.fill(bytes);
    if (got < bytes.length)
      throw new Fault("bundle-truncated", { path: this.#label, want, got: this.#position });
  }

  /** Gives back what was read last: it comes again. */
  unread(bytes: Uint8Array): void {
    this.#rest = Buffer.concat([bytes, this.#rest]);
    this.#position -= bytes.length;
  }

  close(): void {
    this.#feed.close();
  }

  async #more(): Promise<boolean> {
    try {
      const bytes = await this.#feed.next();
      if (bytes === undefined) return false;
      this.#rest = bytes;
      return true;
    } catch (error) {
      throw new Fault("media-read", { path: this.#label, reason: reasonOf(error) }, { cause: error });
    }
  }
}
