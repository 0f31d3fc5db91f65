import limited from "p-limit";
import { Fault, reasonOf } from "../../fault.ts";
import { withoutUserinfo } from "../../golang/userinfo.ts";
import { MAX_ANSWER_BYTES, MAX_DISTRIBUTION_BYTES } from "../../limits.ts";
import type { Answer, Network } from "../../ports/network.ts";
import type { Growing, Scratch } from "../../ports/scratch.ts";

/** GOPROXY protocol: these say "not here"; 403 is what filtering proxies answer. */
const ABSENT = new Set([403, 404, 410]);

/** Of the body of a refusal so much is read that the connection can be used again; one that is longer is left. */
const DRAINED_BYTES = 64 * 1024;

/** Fetches in parallel up to a limit; with `offline` nothing at all. */
export class Fetcher {
  readonly offline: boolean;
  readonly #network: Network;
  readonly #scratch: Scratch;
  readonly #interrupted: AbortSignal;
  readonly #limit: ReturnType<typeof limited>;

  constructor(
    ports: { readonly network: Network; readonly scratch: Scratch; readonly interrupted: AbortSignal },
    order: { readonly jobs: number; readonly offline: boolean },
  ) {
    this.#network = ports.network;
    this.#scratch = ports.scratch;
    this.#interrupted = ports.interrupted;
    this.#limit = limited(order.jobs);
    this.offline = order.offline;
  }

  /** A small file; undefined where the server says that it has none. Faults: network-failed, offline-missing. */
  bytes(url: string): Promise<Uint8Array | undefined> {
    return this.#limit(async () => {
      const answer = await this.#get(url, 0);
      if (answer === undefined) return undefined;
      // Asked for was none; whoever inflates what comes unasked may get without end.
      const encoding = answer.headers["content-encoding"] ?? "identity";
      if (encoding !== "identity") throw await this.#leave(url, answer, `content-encoding ${encoding}`);
      const pieces: Uint8Array[] = [];
      let size = 0;
      await this.#read(url, answer, (piece) => {
        size += piece.length;
        if (size > MAX_ANSWER_BYTES) throw tooLong(url, MAX_ANSWER_BYTES);
        pieces.push(piece);
      });
      return Buffer.concat(pieces);
    });
  }

  /** The size that the server states, without reading the file; undefined where it has none, or does not say. */
  size(url: string): Promise<number | undefined> {
    return this.#limit(async () => {
      const answer = await this.#get(url, 0);
      if (answer === undefined) return undefined;
      await this.#read(url, answer, () => "enough");
      return totalOf(answer, 0);
    });
  }

  /**
   * A large file into `path`, by way of `path.part`, which a later run takes up where this one stopped; of one that is too
   * large, or of another range than was asked for, nothing stays. False where the server has none. `seen` gets the bytes
   * that are there and the total where it is known.
   */
  file(
    url: string,
    path: string,
    seen: (bytes: number, total: number | undefined) => void,
  ): Promise<boolean> {
    return this.#limit(async () => {
      const part = this.#scratch.grow(`${path}.part`);
      try {
        const answer = await this.#get(url, part.size);
        if (answer === undefined) return false;
        await this.#grow(url, answer, part, seen);
      } catch (error) {
        if (error instanceof Untrue) this.#scratch.remove(`${path}.part`);
        throw error;
      } finally {
        part.close();
      }
      this.#scratch.move(`${path}.part`, path);
      return true;
    });
  }

  async #grow(
    url: string,
    answer: Answer,
    part: Growing,
    seen: (bytes: number, total: number | undefined) => void,
  ): Promise<void> {
    const resumed = answer.status === 206;
    if (resumed && !beginsAt(part.size, answer)) throw await this.#leave(url, answer, "another range");
    let done = resumed ? part.size : 0;
    if (done !== part.size) part.restart();
    const total = totalOf(answer, done);
    if (total !== undefined && total > MAX_DISTRIBUTION_BYTES) throw tooLong(url, MAX_DISTRIBUTION_BYTES);
    await this.#read(url, answer, (piece) => {
      done += piece.length;
      if (done > MAX_DISTRIBUTION_BYTES) throw tooLong(url, MAX_DISTRIBUTION_BYTES);
      part.write(piece);
      seen(done, total);
    });
    if (total !== undefined && done !== total)
      throw new Fault("network-failed", { url: withoutUserinfo(url), reason: `${done} of ${total} bytes` });
  }

  async #get(url: string, from: number): Promise<Answer | undefined> {
    if (this.offline && !url.startsWith("file:"))
      throw new Fault("offline-missing", { what: withoutUserinfo(url) });
    this.#interrupted.throwIfAborted();
    const answer = await this.#network.get(url, { from, signal: this.#interrupted });
    if (answer.status === 200 || (answer.status === 206 && from > 0)) return answer;
    let unread = 0;
    await this.#read(url, answer, ({ length }) => {
      unread += length;
      return unread > DRAINED_BYTES ? "enough" : "more";
    });
    if (ABSENT.has(answer.status)) return undefined;
    // A part that already has all bytes, or more than there are: it is begun again.
    if (answer.status === 416 && from > 0) return this.#get(url, 0);
    throw new Fault("network-failed", { url: withoutUserinfo(url), reason: `status ${answer.status}` });
  }

  /** Lets go of an answer that is not what was asked for. */
  async #leave(url: string, answer: Answer, reason: string): Promise<Fault> {
    await this.#read(url, answer, () => "enough");
    return new Untrue(url, reason);
  }

  /** Gives the body in pieces, until `take` has "enough" of it. */
  async #read(url: string, answer: Answer, take: (piece: Uint8Array) => unknown): Promise<void> {
    try {
      for await (const piece of answer.body) if (take(piece) === "enough") break;
    } catch (error) {
      this.#interrupted.throwIfAborted();
      if (error instanceof Fault) throw error;
      throw new Fault(
        "network-failed",
        { url: withoutUserinfo(url), reason: reasonOf(error) },
        { cause: error },
      );
    }
  }
}

/** An answer of which nothing may be kept. */
class Untrue extends Fault {
  constructor(url: string, reason: string) {
    super("network-failed", { url: withoutUserinfo(url), reason });
  }
}

function tooLong(url: string, most: number): Fault {
  return new Untrue(url, `more than ${most} bytes`);
}

/** Whether a part is the one that was asked for, where the server says which it is (RFC 9110, 14.4). */
function beginsAt(from: number, { headers }: Answer): boolean {
  const range = headers["content-range"];
  return range === undefined || range.startsWith(`bytes ${from}-`);
}

function totalOf(answer: Answer, from: number): number | undefined {
  const length = answer.headers["content-length"];
  return length === undefined ? undefined : from + Number(length);
}
