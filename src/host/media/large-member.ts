import { type Sha256, Sha256Stream } from "../../bundle/digest.ts";
import type { Member } from "../../bundle/manifest/manifest.ts";
import { CHUNK_BYTES } from "../../limits.ts";
import type { Trailed } from "../../payload/openpgp-signature.ts";
import type { Passed } from "../../ports/media.ts";
import type { Flow } from "../threads/flow.ts";
import { READ_ONCE, SOON, type WholeDigests } from "../threads/jobs/digest-whole.ts";
import { compareDigest } from "../threads/jobs/settle-member.ts";
import { load, type Source } from "../threads/source.ts";
import type { Body } from "./carrier.ts";
import type { Sink } from "./sink.ts";
import { type TrailedDigest, trailedDigest } from "./trailed-digest.ts";

/** One large member on its way: where it stands among failures, and who hears of its progress. */
export interface Passage {
  readonly member: Member;
  readonly index: number;
  /** What is hashed behind the member's bytes, for a signature over them. */
  readonly trailed: Trailed | undefined;
  readonly seen: (bytes: number) => void;
  readonly done: (passed: Passed) => void;
}

/**
 * Hands out a member's pieces, each with its own signed digest, while the digest of the whole is taken beside them.
 * Returns when the media may go on to the next member; the flow waits for the rest.
 * What is used was checked piece by piece; the digest of the whole may come from a second reading. // FORMAT 6.1
 */
export function passLarge(flow: Flow, body: Body, sink: Sink, passage: Passage): Promise<void> {
  return new LargeMember(flow, body, sink, passage).pass();
}

class LargeMember {
  readonly #flow: Flow;
  readonly #body: Body;
  readonly #sink: Sink;
  readonly #passage: Passage;
  readonly #checks: Promise<unknown>[] = [];
  readonly #trailed: TrailedDigest | undefined;
  #handedOut = false;

  constructor(flow: Flow, body: Body, sink: Sink, passage: Passage) {
    this.#flow = flow;
    this.#body = body;
    this.#sink = sink;
    this.#passage = passage;
    this.#trailed = passage.trailed && this.#startTrailed(passage.trailed);
  }

  async pass(): Promise<void> {
    try {
      const once = this.#readOnce();
      await (once === undefined ? this.#handOut() : this.#handOutWhole(once));
      this.#handedOut = true;
    } finally {
      this.#flow.follow(this.#passage.index, this.#finish());
    }
  }

  /** Its bytes, where they are only checked and all there: unless there are so many that the pieces had better be shared out. */
  #readOnce(): Source | undefined {
    const { keep, write } = this.#sink;
    const used = keep !== undefined || write !== undefined || this.#trailed !== undefined;
    return used || this.#passage.member.size > READ_ONCE ? undefined : this.#body.present;
  }

  async #handOutWhole(source: Source): Promise<void> {
    const { member, index, seen } = this.#passage;
    await this.#flow.room();
    const range = { source, length: member.size };
    const digests = this.#flow.run(index, "digestWhole", range, member.size > SOON);
    this.#check(
      digests.then((got) => {
        compareAll(member, got);
        seen(member.size);
      }),
    );
    await this.#body.end();
  }

  async #handOut(): Promise<void> {
    const { member } = this.#passage;
    const stream = this.#startWhole();
    for (const piece of piecesOf(member)) {
      await this.#flow.room();
      const source = await this.#body.piece(piece.at, piece.length, this.#sink.keep);
      stream?.update(load(source, piece.length));
      if (this.#trailed?.fed) this.#trailed.update(load(source, piece.length));
      this.#checkPiece(piece, source);
    }
    await this.#body.end();
    if (stream !== undefined) compareDigest(member.path, stream.end(), member.sha256);
  }

  #startTrailed(trailed: Trailed): TrailedDigest {
    const { member, index } = this.#passage;
    const kept = this.#sink.keep && { shared: this.#sink.keep, at: 0 };
    return trailedDigest(trailed, { kept, whole: this.#body.whole?.() }, (source) => {
      const digest = this.#flow.run(
        index,
        "digestTrailed",
        { source, length: member.size, ...trailed },
        true,
      );
      this.#check(digest);
      return digest;
    });
  }

  /** Starts the digest of the whole where the media can be read twice; else gives a stream to be fed. */
  #startWhole(): Sha256Stream | undefined {
    // Where its one piece has the same digest there is nothing to do; what is kept is taken from memory, later.
    if (this.#passage.member.chunks === undefined || this.#sink.keep !== undefined) return undefined;
    if (this.#body.whole === undefined) return new Sha256Stream();
    this.#checkWhole(this.#body.whole());
    return undefined;
  }

  #checkWhole(whole: Promise<Source>): void {
    const { member, index } = this.#passage;
    const digest = whole.then((source) =>
      this.#flow.run(index, "digestRange", { source, length: member.size }, true),
    );
    this.#check(digest.then((got) => compareDigest(member.path, got, member.sha256)));
  }

  #checkPiece({ at, length, sha256 }: Piece, source: Source): void {
    const { member, index, seen } = this.#passage;
    const { keep, write } = this.#sink;
    const chunk = {
      ...{ source, length, sha256, name: member.path },
      ...(keep && { keep: { shared: keep, at } }),
      ...(write && { write: write(at) }),
    };
    const checked = this.#flow.run(index, "checkChunk", chunk).finally(() => this.#body.free(source));
    this.#check(checked.then(() => seen(length)));
  }

  #check(check: Promise<unknown>): void {
    this.#flow.follow(this.#passage.index, check);
    this.#checks.push(check);
  }

  /** Waits for all checks, then lets the sink finish, and closes what was open. */
  async #finish(): Promise<void> {
    const checked = await Promise.allSettled(this.#checks);
    this.#body.close();
    try {
      if (!this.#handedOut || checked.some(({ status }) => status === "rejected")) return;
      const finishing = this.#sink.finish();
      const { keep } = this.#sink;
      if (keep !== undefined && this.#passage.member.chunks !== undefined) {
        this.#checkWhole(Promise.resolve({ shared: keep, at: 0 }));
      }
      const [passed, trailed] = await Promise.all([finishing, this.#trailed?.end()]);
      const { path } = this.#passage.member;
      if (trailed !== undefined) this.#passage.done({ path, ...passed, trailed });
      else if (passed !== undefined) this.#passage.done(passed);
    } finally {
      this.#sink.close();
    }
  }
}

/** Fault: member-digest (3). */
function compareAll({ path, sha256, chunks = [sha256] }: Member, got: WholeDigests): void {
  for (const [number, want] of chunks.entries()) compareDigest(path, got.chunks[number] ?? got.sha256, want); // FORMAT 6.1
  compareDigest(path, got.sha256, sha256); // FORMAT 6.1
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly sha256: Sha256;
}

/** The pieces that a member's digests speak of. */
function* piecesOf(member: Member): Generator<Piece> {
  const digests = member.chunks ?? [member.sha256];
  const step = member.chunks === undefined ? member.size : CHUNK_BYTES;
  for (const [number, sha256] of digests.entries()) {
    const at = number * step;
    yield { at, length: Math.min(step, member.size - at), sha256 };
  }
}
