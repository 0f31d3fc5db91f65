import { TarArchive } from "archiver";
import { Fault } from "../fault.ts";
import { BLOCK, encodeHeader, padding } from "./framing.ts";

/** A file of the container: the two head files first, then the members in manifest order. */
export interface ContainerFile {
  readonly path: string;
  /** Bytes, as the header states them: the content must have exactly so many. */
  readonly size: number;
  readonly executable?: boolean;
  /** Asked for when its turn comes. Each piece must be memory of its own: it is written a little later. */
  content(): Uint8Array | AsyncIterable<Uint8Array>;
}

/** Takes the next bytes of the container, in pieces as they came; the next ones come when it is done. */
export type Sink = (pieces: readonly Uint8Array[]) => void | Promise<void>;

/**
 * Writes a whole container (FORMAT 4) to `sink`; `mtime` in seconds since 1970 stands in every header.
 * Memory: a few pieces of content and buffers of 1 MiB. Fault "container-drift" where a content has another
 * size than stated; what contents and sink throw passes through, and nothing more is asked of either.
 *
 * The stream of blocks is archiver's: contents, their padding and the end. The headers are ours (encodeHeader),
 * because FORMAT 4.4 fixes the bytes that GNU tar and Go write, and archiver ends numbers otherwise.
 */
export async function writeContainer(
  files: Iterable<ContainerFile>,
  mtime: number,
  sink: Sink,
): Promise<void> {
  const archive = new TarArchive();
  const run: Run = { archive, mtime, headers: [], stopped: false };
  const feeding = feed(run, files);
  feeding.catch(() => {}); // looked at below, when nothing is left to drain
  await drain(run, sink).catch(async (error: unknown) => {
    // archiver cannot be ended early: destroyed, it throws at nobody; so it runs dry, fed no more.
    run.stopped = true;
    archive.resume();
    await feeding;
    throw error;
  });
  await feeding;
}

interface Run {
  readonly archive: TarArchive;
  readonly mtime: number;
  /** Those still to come. */
  readonly headers: ForeignHeader[];
  /** Something went wrong: nothing more is read, nothing more is written. */
  stopped: boolean;
}

/** Passes on what comes, chunk by chunk: an iterator would first join whatever has gathered, a copy of everything. */
function drain(run: Run, sink: Sink): Promise<void> {
  const { archive } = run;
  let offset = 0;
  let parts: Uint8Array[] = [];
  let held = 0;
  const flush = async () => {
    const pieces = parts;
    parts = [];
    held = 0;
    if (!run.stopped) await sink(pieces);
  };
  return new Promise((resolve, reject) => {
    archive.on("data", (chunk: Buffer) => {
      if (run.stopped) return;
      parts.push(...withOwnHeaders(chunk, offset, run.headers));
      offset += chunk.length;
      held += chunk.length;
      if (held < BATCH_BYTES) return;
      archive.pause();
      flush().then(() => archive.resume(), reject);
    });
    archive.once("end", () => flush().then(resolve, reject));
    archive.once("error", reject);
  });
}

/** So much gathers before anybody waits: small files need no turn of the event loop, and no write, each. */
const BATCH_BYTES = 1024 * 1024;

/** A header of archiver's: where it begins in archiver's stream, and what stands there in the container. */
interface ForeignHeader {
  readonly at: number;
  readonly ours: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/**
 * Appends one piece after the other. A content that comes in pieces is an entry a piece for archiver, in whole
 * blocks, and the headers between them fall out: so archiver holds buffers only, and a member may be larger
 * than memory.
 */
async function feed(run: Run, files: Iterable<ContainerFile>): Promise<void> {
  const append = appender(run.archive);
  let at = 0;
  try {
    for (const file of files) {
      let ours: Uint8Array = encodeHeader(file.path, file.size, file.executable, run.mtime);
      for await (const piece of wholeBlocks(file)) {
        if (run.stopped) return;
        run.headers.push({ at, ours });
        await append(piece);
        at += BLOCK + piece.length + padding(piece.length);
        ours = NOTHING;
      }
    }
  } catch (error) {
    run.stopped = true;
    throw error;
  } finally {
    await run.archive.finalize();
  }
}

/** Appends a buffer; waits, where much has gathered, until archiver is through with it. */
function appender(archive: TarArchive): (piece: Buffer) => Promise<void> {
  let open = 0;
  let gathered = 0;
  let goOn = (): void => {};
  archive.on("entry", () => {
    open--;
    if (open === 0) goOn();
  });
  return async (piece) => {
    open++;
    gathered += piece.length;
    archive.append(piece, { name: "member", date: new Date(0) }); // a name that always fits one block
    if (gathered < BATCH_BYTES) return;
    gathered = 0;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  };
}

/** The content cut so that only its last piece may end inside a block; at least one piece, exactly `size` bytes. */
async function* wholeBlocks(file: ContainerFile): AsyncGenerator<Buffer> {
  const content = file.content();
  let rest: Buffer = Buffer.alloc(0);
  let found = 0;
  let pieces = 0;
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    found += piece.length;
    if (found > file.size) break;
    const bytes = rest.length === 0 ? bufferOf(piece) : Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % BLOCK);
    rest = bytes.subarray(whole);
    if (whole > 0) {
      pieces++;
      yield bytes.subarray(0, whole);
    }
  }
  if (found !== file.size)
    throw new Fault("container-drift", { path: file.path, expected: file.size, found });
  if (rest.length > 0 || pieces === 0) yield rest;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The chunk that stands at `offset` of archiver's stream, with the headers in it exchanged for ours. */
function* withOwnHeaders(chunk: Buffer, offset: number, headers: ForeignHeader[]): Generator<Uint8Array> {
  let from = 0;
  for (let next = headers[0]; next !== undefined && next.at < offset + chunk.length; next = headers[0]) {
    const header = next.at - offset;
    if (header < from || header + BLOCK > chunk.length) throw new RangeError("a header in two pieces");
    if (header > from) yield chunk.subarray(from, header);
    if (next.ours.length > 0) yield next.ours;
    from = header + BLOCK;
    headers.shift();
  }
  if (from < chunk.length) yield chunk.subarray(from);
}
