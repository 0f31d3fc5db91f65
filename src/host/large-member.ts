import { type Sha256, Sha256Stream } from "../bundle/digest.ts";
import { CHUNK_BYTES } from "../bundle/limits.ts";
import type { Member } from "../bundle/manifest.ts";
import { Fault } from "../fault.ts";
import type { Passed } from "../ports/media.ts";
import type { Body } from "./carrier.ts";
import type { Flow } from "./flow.ts";
import type { Sink } from "./sink.ts";
import { load } from "./source.ts";

/** One large member on its way: where it stands among failures, and who hears of its progress. */
export interface Passage {
  readonly member: Member;
  readonly index: number;
  readonly seen: (bytes: number) => void;
  readonly done: (passed: Passed) => void;
}

/**
 * Hands out a member's pieces, each with its own signed digest, while the digest of the whole is taken beside them.
 * Returns when the media may go on to the next member; the flow waits for the rest.
 * What is used was checked piece by piece; the digest of the whole may come from a second reading. // FORMAT 6.1
 */
export async function passLarge(flow: Flow, body: Body, sink: Sink, passage: Passage): Promise<void> {
  const { member, index } = passage;
  const checks: Promise<unknown>[] = [];
  let handedOut = false;
  try {
    const whole = wholeDigest(flow, body, passage, checks);
    for (const piece of piecesOf(member)) {
      await flow.room();
      const source = await body.piece(piece.at, piece.length, sink.keep);
      whole?.update(load(source, piece.length));
      const keep = sink.keep === undefined ? {} : { keep: { shared: sink.keep, at: piece.at } };
      const write = sink.write === undefined ? {} : { write: sink.write(piece.at) };
      const chunk = {
        source,
        length: piece.length,
        sha256: piece.sha256,
        name: member.path,
        ...keep,
        ...write,
      };
      checks.push(flow.run(index, "checkChunk", chunk).then(() => passage.seen(piece.length)));
    }
    await body.end();
    if (whole !== undefined) checks.push(Promise.resolve(whole.end()).then((got) => compare(member, got)));
    handedOut = true;
  } finally {
    flow.follow(
      index,
      finish(checks, () => handedOut, { body, sink, passage }),
    );
  }
}

/** Starts the digest of the whole where the media can be read twice; else gives a stream to be fed by the caller. */
function wholeDigest(
  flow: Flow,
  body: Body,
  { member, index }: Passage,
  checks: Promise<unknown>[],
): Sha256Stream | undefined {
  if (member.chunks === undefined) return undefined; // its one piece has the same digest
  if (body.whole === undefined) return new Sha256Stream();
  const range = { source: body.whole, length: member.size };
  checks.push(flow.run(index, "digestRange", range, true).then((got) => compare(member, got)));
  return undefined;
}

function compare(member: Member, got: Sha256): void {
  if (got !== member.sha256)
    throw new Fault("member-digest", { member: member.path, want: member.sha256, got });
}

/** Waits for all checks, then lets the sink finish, and closes what was open. */
async function finish(
  checks: readonly Promise<unknown>[],
  handedOut: () => boolean,
  { body, sink, passage }: { body: Body; sink: Sink; passage: Passage },
): Promise<void> {
  await Promise.allSettled(checks);
  body.close();
  try {
    await Promise.all(checks);
    const passed = handedOut() ? await sink.finish() : undefined;
    if (passed !== undefined) passage.done(passed);
  } finally {
    sink.close();
  }
}

/** The pieces that a member's digests speak of. */
export function* piecesOf(member: Member): Generator<{ at: number; length: number; sha256: Sha256 }> {
  const digests = member.chunks ?? [member.sha256];
  const step = member.chunks === undefined ? member.size : CHUNK_BYTES;
  for (const [number, sha256] of digests.entries()) {
    const at = number * step;
    yield { at, length: Math.min(step, member.size - at), sha256 };
  }
}
