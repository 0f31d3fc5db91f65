import { dirname } from "node:path";
import type { Sha256 } from "../../bundle/digest.ts";
import { type Distribution, type DistributionName, distributionDigests } from "../../payload/distribution.ts";
import type { ToolchainEntry } from "../../payload/go-module.ts";
import type { ToolchainForm, Unpacked } from "../../ports/work.ts";
import { NewFolders } from "../store/new-file.ts";
import type { Flow } from "./flow.ts";
import type { ArchiveUnpacked } from "./jobs/unpack-archive.ts";
import type { PackedFile } from "./jobs/unpack-entries.ts";

/** A Go distribution whose bytes have been checked and lie in memory that all threads see. */
export interface HeldToolchain extends Distribution {
  readonly form: ToolchainForm;
  readonly shared: SharedArrayBuffer;
  readonly length: number;
}

/** Inflating and writing what is packed in a byte costs about so many times as much as hashing it. */
export const UNPACKING_COSTS = 6;
/** About so much inflated content goes to a thread at once. */
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Makes a GOROOT of a distribution in the folder `into`, or, without one, only recomputes its digests.
 * `position` is the member's place among failures. Faults: zip-format, zip-entry, entry-path, toolchain-content,
 * archive-format (3), staging-write (1).
 */
export async function unpackToolchain(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string | undefined,
): Promise<Unpacked> {
  const { files, bytes } =
    held.form === "module"
      ? await unpackZip(flow, position, held, into)
      : await unpackArchive(flow, position, held, into);
  return { ...distributionDigests(files), files: files.length, bytes };
}

/**
 * The same, but without the digests: for a caller that takes them from what lies on disk. Gives the names under which
 * Go's record has the files. Faults as above.
 */
export async function placeToolchain(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string,
): Promise<readonly DistributionName[]> {
  if (held.form === "archive") return (await unpackArchive(flow, position, held, into)).files;
  const entries = await entriesOf(flow, position, held);
  await unpackBatches(flow, position, { held, entries, into, digests: false });
  return entries.map(({ installed, logName }) => ({ installed, logName }));
}

async function unpackZip(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string | undefined,
): Promise<ArchiveUnpacked> {
  const entries = await entriesOf(flow, position, held);
  const digests = await unpackBatches(flow, position, { held, entries, into, digests: true });
  return { files: digests, bytes: entries.reduce((sum, { entry }) => sum + entry.size, 0) };
}

/** By another thread: this one has small members to hand out meanwhile. */
function entriesOf(
  flow: Flow,
  position: number,
  { shared, length, version, target }: HeldToolchain,
): Promise<readonly ToolchainEntry[]> {
  return flow.run(position, "listToolchain", { shared, length, version, target }, true);
}

interface Unpacking {
  readonly held: HeldToolchain;
  readonly entries: readonly ToolchainEntry[];
  readonly into: string | undefined;
  readonly digests: boolean;
}

/** Shares the entries out; gives them back with their digests, in no order, where digests are asked for. */
async function unpackBatches(
  flow: Flow,
  position: number,
  { held: { shared, length }, entries, into, digests }: Unpacking,
): Promise<(ToolchainEntry & { readonly sha256: Sha256 })[]> {
  if (into !== undefined) makeFolders(into, entries);
  const done = await Promise.all(
    batches(entries).map(async (batch) => {
      const work = batch.map((one) => packedFile(one, into));
      const sums = await flow.run(position, "unpackEntries", { shared, length, entries: work, digests });
      return batch.flatMap((file, at) => {
        const sha256 = sums[at];
        return sha256 === undefined ? [] : [{ ...file, sha256 }];
      });
    }),
  );
  return done.flat();
}

function packedFile({ entry, installed, executable }: ToolchainEntry, into: string | undefined): PackedFile {
  return into === undefined ? { entry, executable } : { entry, executable, file: `${into}/${installed}` };
}

/** Entries in groups of like weight, the heaviest group first, so that no thread is left with a large file at the end. */
function batches(entries: readonly ToolchainEntry[]): ToolchainEntry[][] {
  const groups: { weight: number; entries: ToolchainEntry[] }[] = [];
  let open = { weight: 0, entries: [] as ToolchainEntry[] };
  for (const entry of entries) {
    if (open.entries.length > 0 && open.weight + entry.entry.size > BATCH_BYTES) {
      groups.push(open);
      open = { weight: 0, entries: [] };
    }
    open.entries.push(entry);
    open.weight += entry.entry.size;
  }
  groups.push(open);
  return groups.sort((a, b) => b.weight - a.weight).map((group) => group.entries);
}

function makeFolders(into: string, entries: readonly ToolchainEntry[]): void {
  const folders = new NewFolders();
  folders.make(into);
  for (const { installed } of entries) folders.make(dirname(`${into}/${installed}`));
}

function unpackArchive(
  flow: Flow,
  position: number,
  { shared, length, version, target }: HeldToolchain,
  into: string | undefined,
): Promise<ArchiveUnpacked> {
  const input = { shared, length, version, target, ...(into === undefined ? {} : { into }) };
  return flow.run(position, "unpackArchive", input, true);
}
