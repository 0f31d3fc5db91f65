import { Fault } from "../fault.ts";
import { BLOCK, encodeHeader, padding } from "./framing.ts";

/** A file of the container: the two head files first, then the members in manifest order. */
export interface ContainerFile {
  readonly path: string;
  /** Bytes, as the header states them: the content must have exactly so many. */
  readonly size: number;
  readonly executable?: boolean;
  /** Asked for when its turn comes. A piece is used up before the next one is asked for. */
  content(): Uint8Array | Iterable<Uint8Array>;
}

/** Files gather to runs of so many bytes, however small or large they are. */
const RUN_BYTES = 1024 * 1024;

/**
 * The container without its end, in runs of whole blocks: header, content and padding of each file. `mtime` in seconds
 * since 1970. Each run is memory of its own until it is given back to `rooms`. Fault "container-drift" where a content has
 * another size than stated; what contents throw passes through.
 */
export function* blocksOf(files: Iterable<ContainerFile>, mtime: number, rooms: Rooms): Generator<Buffer> {
  const gathering = new Gathering(rooms);
  for (const file of files) {
    yield* gathering.add(encodeHeader(file.path, file.size, file.executable, mtime));
    for (const piece of piecesOf(file)) yield* gathering.add(piece);
    yield* gathering.add(ZEROS.subarray(0, padding(file.size)));
  }
  yield* gathering.rest();
}

const ZEROS = Buffer.alloc(BLOCK);

function* piecesOf({ path, size: expected, content: open }: ContainerFile): Generator<Uint8Array> {
  const content = open();
  let found = 0;
  for (const piece of content instanceof Uint8Array ? [content] : content) {
    found += piece.length;
    if (found > expected) break;
    yield piece;
  }
  if (found !== expected) throw new Fault("container-drift", { path, expected, found });
}

/** Copies bytes of any length together to runs of whole blocks. */
class Gathering {
  readonly #rooms: Rooms;
  #room: Buffer;
  #used = 0;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
    this.#room = rooms.take();
  }

  *add(bytes: Uint8Array): Generator<Buffer> {
    for (let at = 0; at < bytes.length; ) {
      const fitting = bytes.subarray(at, at + RUN_BYTES - this.#used);
      this.#room.set(fitting, this.#used);
      this.#used += fitting.length;
      at += fitting.length;
      if (this.#used === RUN_BYTES) yield* this.rest();
    }
  }

  /** What has gathered: whole blocks, where the last file has its padding. */
  *rest(): Generator<Buffer> {
    if (this.#used === 0) return;
    yield this.#rooms.lend(this.#room, this.#used);
    this.#room = this.#rooms.take();
    this.#used = 0;
  }
}

/** Memory for runs, used again when all of a run has been passed on: fresh pages cost more than the copying. */
export class Rooms {
  readonly #free: Buffer[] = [];
  /** Bytes of each run that are still to be passed on. */
  readonly #lent = new Map<ArrayBufferLike, { readonly room: Buffer; left: number }>();

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(RUN_BYTES);
  }

  lend(room: Buffer, length: number): Buffer {
    this.#lent.set(room.buffer, { room, left: length });
    return room.subarray(0, length);
  }

  /** Says that nobody needs these bytes of a run any more; bytes from elsewhere mean nothing. */
  giveBack({ buffer, length }: Uint8Array): void {
    const lent = this.#lent.get(buffer);
    if (lent === undefined) return;
    lent.left -= length;
    if (lent.left > 0) return;
    this.#lent.delete(buffer);
    this.#free.push(lent.room);
  }
}
