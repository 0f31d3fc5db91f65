import { BLOCK, expectedHeader, isZero, padding, TRAILER } from "../../bundle/framing.ts";
import { createdSeconds, type Manifest, type Member } from "../../bundle/manifest/manifest.ts";
import { Fault } from "../../fault.ts";
import type { Media, Passed } from "../../ports/media.ts";
import { Flow } from "../threads/flow.ts";
import { checkPadding, type SpanChecked, spanLength } from "../threads/jobs/check-span.ts";
import type { Pool } from "../threads/pool.ts";
import type { Source } from "../threads/source.ts";
import type { Batch, Body, Carrier, Checking } from "./carrier.ts";
import { type ContainerHead, describeHead, readContainerHead } from "./container-head.ts";
import { oddHeaderFault } from "./odd-header.ts";
import { costOf, pass } from "./pass.ts";
import { PipeReader } from "./pipe-reader.ts";
import { SharedPieces } from "./shared-pieces.ts";

/** So many pieces of up to 16 MiB are in memory at once. */
const MOST_PIECES = 3;

/** Opens a container that comes through a pipe: it can be passed once. Faults: not-a-bundle and others (3). */
export async function openPipe(fd: number, label: string, pool: Pool): Promise<Media> {
  const reader = new PipeReader(fd, label);
  const head = await readContainerHead((bytes) => reader.fill(bytes), label);
  reader.unread(head.behind);
  return {
    ...describeHead(head, label),
    form: "pipe",
    pass: (manifest, destiny, seen) => {
      const order = { manifest, destiny, seen };
      const flow = new Flow(pool, { most: MOST_PIECES });
      pool.expect(costOf(order));
      return pass(new PipeCarrier(reader, label, head, manifest, flow), flow, order);
    },
    close: () => reader.close(),
  };
}

/** Reads front to back into memory that threads share; the flow's room bounds how much of it there is. */
class PipeCarrier implements Carrier {
  readonly #reader: PipeReader;
  readonly #label: string;
  readonly #head: ContainerHead;
  readonly #manifest: Manifest;
  readonly #flow: Flow;
  readonly #mtime: number;
  readonly #pieces = new SharedPieces();

  constructor(reader: PipeReader, label: string, head: ContainerHead, manifest: Manifest, flow: Flow) {
    this.#reader = reader;
    this.#label = label;
    this.#head = head;
    this.#manifest = manifest;
    this.#flow = flow;
    this.#mtime = createdSeconds(manifest);
  }

  begin(): void {
    if (this.#head.mtime !== this.#mtime)
      throw new Fault("header-odd", { member: "manifest.json", path: this.#label });
  }

  async batch(batch: Batch): Promise<Checking> {
    const length = spanLength(batch.members);
    const shared = this.#pieces.take(length);
    const got = await this.#reader.fill(new Uint8Array(shared, 0, length));
    const whole = got === length ? batch.members.length : countWithin(batch.members, got);
    const source = { shared, at: 0 };
    const span = { source, label: this.#label, mtime: this.#mtime, members: batch.members.slice(0, whole) };
    const checked = this.#flow.run(batch.first, "checkSpan", span);
    const free = () => this.#pieces.give(shared);
    const result = checked.then((found) => this.#passed(batch.first, found)).finally(free);
    if (got === length) return { result };
    await result;
    throw this.#endFault(
      batch.first + whole,
      new Uint8Array(shared, 0, got).slice(spanLength(span.members)),
      length - got,
    );
  }

  async large(member: Member, index: number): Promise<Body> {
    const header = new Uint8Array(BLOCK);
    await this.#reader.fillAll(header);
    if (!expectedHeader(member, this.#mtime).equals(header)) throw this.#odd(index, header);
    return {
      piece: (at, length, keep) => this.#piece(at, length, keep),
      free: (piece) => "shared" in piece && this.#pieces.give(piece.shared),
      end: async () => {
        const rest = new Uint8Array(padding(member.size));
        await this.#reader.fillAll(rest);
        checkPadding(rest, member.path, this.#label);
      },
      close: () => undefined,
    };
  }

  async end(): Promise<void> {
    const last = new Uint8Array(TRAILER + 1);
    const got = await this.#reader.fill(last);
    if (got < TRAILER) throw this.#truncated(TRAILER - got);
    if (!isZero(last.subarray(0, BLOCK)))
      throw this.#odd(this.#manifest.members.length, last.slice(0, BLOCK));
    if (got === TRAILER && isZero(last)) return;
    throw new Fault("bundle-trailing", {
      path: this.#label,
      want: this.#reader.position - got + TRAILER,
      got: this.#reader.position,
    });
  }

  async #piece(at: number, length: number, keep: SharedArrayBuffer | undefined): Promise<Source> {
    const source = keep === undefined ? { shared: this.#pieces.take(length), at: 0 } : { shared: keep, at };
    await this.#reader.fillAll(new Uint8Array(source.shared, source.at, length));
    return source;
  }

  #passed(first: number, { passed, odd }: SpanChecked): readonly Passed[] {
    if (odd !== undefined) throw this.#odd(first + odd.index, odd.header);
    return passed;
  }

  #odd(index: number, header: Uint8Array): Fault {
    return oddHeaderFault(this.#manifest, this.#mtime, {
      header,
      index,
      label: this.#label,
      complete: false,
    });
  }

  /** The stream has ended in the middle of a batch, with `rest` of member `index`: a header there says more than the end. */
  #endFault(index: number, rest: Uint8Array, lacking: number): Fault {
    const header = rest.subarray(0, BLOCK);
    const member = this.#manifest.members[index];
    const odd =
      member !== undefined && rest.length >= BLOCK && !expectedHeader(member, this.#mtime).equals(header);
    return odd ? this.#odd(index, header) : this.#truncated(lacking);
  }

  #truncated(lacking: number): Fault {
    return new Fault("bundle-truncated", {
      path: this.#label,
      want: this.#reader.position + lacking,
      got: this.#reader.position,
    });
  }
}

/** How many members are whole in the first `length` bytes of a span. */
function countWithin(members: readonly { size: number }[], length: number): number {
  let at = 0;
  const cut = members.findIndex((member) => {
    at += spanLength([member]);
    return at > length;
  });
  return cut === -1 ? members.length : cut;
}
