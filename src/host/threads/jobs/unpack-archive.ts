import { dirname } from "node:path";
import { type Sha256, sha256 } from "../../../bundle/digest.ts";
import type { DistributionName } from "../../../payload/distribution.ts";
import { readGoArchive } from "../../../payload/go-archive.ts";
import { NewFolders, writeNewFile } from "../../store/new-file.ts";

/** An official archive that has been checked as a whole and lies in shared memory. */
export interface Archive {
  readonly shared: SharedArrayBuffer;
  readonly length: number;
  readonly version: string;
  readonly target: string;
  readonly into?: string;
}

export interface ArchiveUnpacked {
  readonly files: readonly (DistributionName & { readonly sha256: Sha256 })[];
  readonly bytes: number;
}

/** Inflates an archive from front to back, writes its files where there is a folder, and gives the digest of each. */
export async function unpackArchive({
  shared,
  length,
  version,
  target,
  into,
}: Archive): Promise<ArchiveUnpacked> {
  const folders = new NewFolders();
  if (into !== undefined) folders.make(into);
  const files: ArchiveUnpacked["files"][number][] = [];
  let bytes = 0;
  await readGoArchive(
    new Uint8Array(shared, 0, length),
    { version, target },
    ({ installed, logName, executable, content }) => {
      if (into !== undefined) {
        const file = `${into}/${installed}`;
        folders.make(dirname(file));
        writeNewFile(file, content, executable);
      }
      files.push({ installed, logName, sha256: sha256(content) });
      bytes += content.length;
    },
  );
  return { files, bytes };
}
