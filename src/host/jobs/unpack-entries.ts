import { type Sha256, sha256 } from "../../bundle/digest.ts";
import { inflate, type ZipEntry } from "../../payload/zip.ts";
import { writeNewFile } from "../new-file.ts";

/** Some entries of a zip that has been checked as a whole and lies in shared memory. */
export interface Entries {
  readonly shared: SharedArrayBuffer;
  readonly length: number;
  readonly entries: readonly {
    readonly entry: ZipEntry;
    readonly file?: string;
    readonly executable: boolean;
  }[];
}

/** Inflates entries, writes those that have a file, and gives the digest of each. Fault: zip-entry (3), staging-write (1). */
export function unpackEntries({ shared, length, entries }: Entries): readonly Sha256[] {
  const zip = new Uint8Array(shared, 0, length);
  return entries.map(({ entry, file, executable }) => {
    const content = inflate(zip, entry);
    if (file !== undefined) writeNewFile(file, content, executable);
    return sha256(content);
  });
}
