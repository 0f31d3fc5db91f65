import { dirname } from "node:path";
import type { ContainerFile } from "../../bundle/blocks.ts";
import { writeContainer } from "../../bundle/container.ts";
import { type Sha256, Sha256Stream, sha256 } from "../../bundle/digest.ts";
import { layoutOf } from "../../bundle/framing.ts";
import { createdSeconds, identityOf } from "../../bundle/manifest/manifest.ts";
import { Fault } from "../../fault.ts";
import type { Growth, MediaDoor } from "../../ports/media.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Output, Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { Sealed } from "../seal/index.ts";
import { Front } from "./front.ts";
import { bundleFiles, headFiles, placeIn } from "./members.ts";

export interface WritePorts {
  readonly scratch: Scratch;
  readonly media: MediaDoor;
  readonly work: Work;
  readonly reporter: Reporter;
  readonly interrupted: AbortSignal;
}

/** A bundle that stands under its name. */
export interface Written {
  /** False where the very same bundle was there already. */
  readonly changed: boolean;
  readonly bytes: number;
  /** Of the file; a folder has none. */
  readonly sha256?: Sha256;
}

/**
 * Writes beside the final name and takes it at the end, replacing nothing; whatever goes wrong leaves no output.
 * Faults: output-exists (2), disk-full, disk-failed, source-mismatch.
 */
export async function writeBundle(
  sealed: Sealed,
  path: string,
  format: "file" | "folder",
  ports: WritePorts,
): Promise<Written> {
  const { total } = layoutOf(headSizes(sealed), sealed.manifest.members);
  if (ports.scratch.look(path) !== undefined) {
    if (await isSame(path, sealed, ports.media)) return { changed: false, bytes: total };
    throw new Fault("output-exists", { path });
  }
  refuseWithoutRoom(path, total, ports.scratch);
  const output = ports.scratch.output(path, format);
  try {
    const files = bundleFiles(sealed, ports.scratch, progress(total, ports));
    const digest = format === "file" ? await writeChecked(files, output, sealed, ports) : undefined;
    if (format === "folder") {
      await writeFolder(files, output, ports);
      await readBack(output, sealed, ports);
    }
    ports.interrupted.throwIfAborted();
    output.publish();
    return { changed: true, bytes: total, ...(digest && { sha256: digest }) };
  } finally {
    output.discard();
  }
}

/**
 * Writes the file, and reads it back behind the place that has been written: the one waits for disks and digests less
 * while the other does. Gives the digest of what it wrote: what is read back is the same to the byte, or refused.
 */
async function writeChecked(
  files: readonly ContainerFile[],
  output: Output,
  sealed: Sealed,
  ports: WritePorts,
): Promise<Sha256> {
  const front = new Front();
  const checking = front
    .reach(layoutOf(headSizes(sealed), []).front)
    .then(() => readBack(output, sealed, ports, front));
  const writing = writeFile(files, output, sealed, ports, front).then(
    (digest) => {
      front.end();
      return digest;
    },
    (error: unknown) => {
      front.fail(error);
      throw error;
    },
  );
  const [written, checked] = await Promise.allSettled([writing, checking]);
  if (written.status === "rejected") throw written.reason;
  if (checked.status === "rejected") throw checked.reason;
  return written.value;
}

async function writeFile(
  files: readonly ContainerFile[],
  output: Output,
  { manifest }: Sealed,
  { scratch }: WritePorts,
  front: Front,
): Promise<Sha256> {
  const digest = new Sha256Stream();
  const file = scratch.grow(output.path);
  try {
    await writeContainer(files, createdSeconds(manifest), async (pieces) => {
      for (const piece of pieces) digest.update(piece);
      file.write(...pieces);
      front.advance(pieces.reduce((sum, { length }) => sum + length, 0));
      await new Promise((resolve) => setImmediate(resolve)); // signals and progress get their turn
    });
  } finally {
    file.close();
  }
  return digest.end();
}

async function writeFolder(
  files: readonly ContainerFile[],
  output: Output,
  { scratch }: WritePorts,
): Promise<void> {
  for (const file of files) {
    const path = placeIn(output.path, file);
    const target = scratch.grow(path);
    try {
      const content = file.content();
      for (const piece of content instanceof Uint8Array ? [content] : content) target.write(piece);
    } finally {
      target.close();
    }
    if (file.executable) scratch.allowExecution(path);
  }
}

/**
 * Reads what was written as its reader will, each byte against the signed head: a file that changed since it was
 * measured and proven does not travel under the old digest. Fault source-mismatch.
 */
async function readBack(
  { path }: Output,
  { manifest, bytes, signature, revocations }: Sealed,
  ports: WritePorts,
  growth?: Growth,
): Promise<void> {
  const media = await ports.media.open(path, growth);
  try {
    refuseOther("manifest.json", bytes, media.manifest);
    refuseOther("manifest.p7s", signature, media.signature);
    refuseOther("revocations.json", revocations?.list, media.revocations?.list);
    refuseOther("revocations.p7s", revocations?.signature, media.revocations?.signature);
    await media.pass(
      manifest,
      () => ({ do: "check" }),
      () => ports.interrupted.throwIfAborted(),
    );
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "member-digest") throw error;
    const { member: what = "", want = "", got = "" } = error.facts;
    throw new Fault("source-mismatch", { what, want, got }, { cause: error });
  } finally {
    media.close();
  }
}

const NOTHING = new Uint8Array(0);

function headSizes(sealed: Sealed): number[] {
  return headFiles(sealed).map(({ size }) => size);
}

function refuseOther(what: string, wanted: Uint8Array | undefined, found: Uint8Array | undefined): void {
  const [want, got] = [sha256(wanted ?? NOTHING), sha256(found ?? NOTHING)];
  if (want !== got) throw new Fault("source-mismatch", { what, want, got });
}

/** Whether the very same bundle stands there, whole: a damaged one is not what was asked for. */
async function isSame(path: string, { identity, manifest }: Sealed, door: MediaDoor): Promise<boolean> {
  try {
    const media = await door.open(path);
    try {
      if (identityOf(media.manifest) !== identity) return false;
      await media.pass(
        manifest,
        () => ({ do: "check" }),
        () => undefined,
      );
      return true;
    } finally {
      media.close();
    }
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function refuseWithoutRoom(path: string, total: number, scratch: Scratch): void {
  const free = scratch.free(dirname(path));
  if (free < total) throw new Fault("disk-full", { path, reason: `${total} bytes needed, ${free} free` });
}

function progress(total: number, { reporter, interrupted }: WritePorts): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    interrupted.throwIfAborted();
    done += bytes;
    reporter.progress(done, total, "bytes");
  };
}
