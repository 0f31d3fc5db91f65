import { TarArchive } from "archiver";
import { blocksOf, type ContainerFile, Rooms } from "./blocks.ts";
import { BLOCK } from "./framing.ts";

/** Takes the next bytes of the container, in pieces as they came. When it is done the next ones come, in the same memory. */
export type Sink = (pieces: readonly Uint8Array[]) => void | Promise<void>;

/**
 * Writes a whole container (FORMAT 4) to `sink`; `mtime` in seconds since 1970 stands in every header.
 * Memory: a few buffers of 1 MiB. Fault "container-drift" where a content has another
 * size than stated; what contents and sink throw passes through, and nothing more is asked of either.
 *
 * The stream and its end are archiver's, the headers are ours (encodeHeader): FORMAT 4.4 fixes the bytes that GNU tar and
 * Go write, and archiver ends numbers otherwise. So archiver gets whole blocks, many files in one entry, and the headers
 * that it puts between its entries fall out.
 */
export async function writeContainer(
  files: Iterable<ContainerFile>,
  mtime: number,
  sink: Sink,
): Promise<void> {
  const archive = new TarArchive();
  const run: Run = { archive, rooms: new Rooms(), foreign: [], stopped: false };
  const feeding = feed(run, blocksOf(files, mtime, run.rooms));
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
  readonly rooms: Rooms;
  /** Where archiver's own headers begin in its stream: those still to come. */
  readonly foreign: number[];
  /** Something went wrong: nothing more is read, nothing more is written. */
  stopped: boolean;
}

/** Passes on what comes, chunk by chunk: an iterator would first join whatever has gathered, a copy of everything. */
function drain(run: Run, sink: Sink): Promise<void> {
  const { archive } = run;
  let offset = 0;
  let parts: Uint8Array[] = [];
  const flush = async () => {
    const pieces = parts;
    parts = [];
    if (!run.stopped) await sink(pieces);
    for (const piece of pieces) run.rooms.giveBack(piece);
  };
  return new Promise((resolve, reject) => {
    archive.on("data", (chunk: Buffer) => {
      if (run.stopped) return;
      parts.push(...withoutHeaders(chunk, offset, run.foreign));
      offset += chunk.length;
      if (chunk.length === BLOCK) return; // archiver's header: what it belongs to comes next
      archive.pause();
      flush().then(() => archive.resume(), reject);
    });
    archive.once("end", () => flush().then(resolve, reject));
    archive.once("error", reject);
  });
}

/** Appends one run of blocks after the other. archiver holds buffers only, so a member may be larger than memory. */
async function feed(run: Run, runs: Iterable<Buffer>): Promise<void> {
  let at = 0;
  try {
    for (const blocks of runs) {
      if (run.stopped) return;
      run.foreign.push(at);
      await append(run.archive, blocks);
      at += BLOCK + blocks.length;
    }
  } catch (error) {
    run.stopped = true;
    throw error;
  } finally {
    await run.archive.finalize();
  }
}

/** Returns when archiver is through with it. */
function append(archive: TarArchive, blocks: Buffer): Promise<void> {
  return new Promise((resolve) => {
    archive.once("entry", () => resolve());
    archive.append(blocks, { name: "blocks", date: new Date(0) }); // a name that always fits one block
  });
}

/** The chunk that stands at `offset` of archiver's stream, without the headers in it. */
function* withoutHeaders(chunk: Buffer, offset: number, foreign: number[]): Generator<Uint8Array> {
  let from = 0;
  for (let next = foreign[0]; next !== undefined && next < offset + chunk.length; next = foreign[0]) {
    const header = next - offset;
    if (header < from || header + BLOCK > chunk.length) throw new RangeError("a header in two pieces");
    if (header > from) yield chunk.subarray(from, header);
    from = header + BLOCK;
    foreign.shift();
  }
  if (from < chunk.length) yield chunk.subarray(from);
}
