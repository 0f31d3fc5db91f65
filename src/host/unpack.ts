import { dirname } from "node:path";
import { type Distribution, distributionDigests } from "../payload/distribution.ts";
import { type ToolchainEntry, toolchainEntries } from "../payload/go-module.ts";
import { DISTRIBUTION_LIMITS } from "../payload/limits.ts";
import { openZip } from "../payload/zip.ts";
import type { ToolchainForm, Unpacked } from "../ports/work.ts";
import type { Flow } from "./flow.ts";
import { NewFolders } from "./new-file.ts";

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
export function unpackToolchain(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string | undefined,
): Promise<Unpacked> {
  return held.form === "module"
    ? unpackZip(flow, position, held, into)
    : unpackArchive(flow, position, held, into);
}

async function unpackZip(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string | undefined,
): Promise<Unpacked> {
  const zip = openZip(new Uint8Array(held.shared, 0, held.length), DISTRIBUTION_LIMITS);
  const entries = toolchainEntries(zip, held);
  if (into !== undefined) makeFolders(into, entries);
  const digests = await Promise.all(
    batches(entries).map(async (batch) => {
      const work = batch.map(({ entry, installed, executable }) =>
        into === undefined ? { entry, executable } : { entry, executable, file: `${into}/${installed}` },
      );
      const sums = await flow.run(position, "unpackEntries", {
        shared: held.shared,
        length: held.length,
        entries: work,
      });
      return batch.flatMap((file, at) => {
        const sha256 = sums[at];
        return sha256 === undefined ? [] : [{ ...file, sha256 }];
      });
    }),
  );
  return {
    ...distributionDigests(digests.flat()),
    files: entries.length,
    bytes: zip.reduce((sum, entry) => sum + entry.size, 0),
  };
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

async function unpackArchive(
  flow: Flow,
  position: number,
  held: HeldToolchain,
  into: string | undefined,
): Promise<Unpacked> {
  const { shared, length, version, target } = held;
  const input = { shared, length, version, target, ...(into === undefined ? {} : { into }) };
  const { files, bytes } = await flow.run(position, "unpackArchive", input, true);
  return { ...distributionDigests(files), files: files.length, bytes };
}
