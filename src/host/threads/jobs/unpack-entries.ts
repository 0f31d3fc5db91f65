import { type Sha256, sha256 } from "../../../bundle/digest.ts";
import type { ZipEntry } from "../../../payload/zip.ts";
import { mapContents } from "../../../payload/zip-contents.ts";
import { writeNewFile } from "../../store/new-file.ts";

/** Some entries of a zip that has been checked as a whole and lies in shared memory. */
export interface Entries {
  readonly shared: SharedArrayBuffer;
  readonly length: number;
  readonly entries: readonly PackedFile[];
  /** Whether the digests are asked for: not where they are taken from disk afterwards. */
  readonly digests: boolean;
}

export interface PackedFile {
  readonly entry: ZipEntry;
  /** Where it is written; absolute. */
  readonly file?: string;
  readonly executable: boolean;
}

/** Inflates entries, writes those that have a file, and gives the digest of each. Faults: zip-entry (3), staging-write (1). */
export function unpackEntries({ shared, length, entries, digests }: Entries): readonly Sha256[] {
  const zip = new Uint8Array(shared, 0, length);
  const sums = mapContents(
    zip,
    entries.map(({ entry }) => entry),
    (content, at) => {
      const { file, executable = false } = entries[at] ?? {};
      if (file !== undefined) writeNewFile(file, content, executable);
      return digests ? [sha256(content)] : [];
    },
  );
  return sums.flat();
}
