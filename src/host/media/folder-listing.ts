import { type Dirent, opendirSync, readdirSync } from "node:fs";
import { Fault, reasonOf } from "../../fault.ts";
import { byteOrder } from "../../golang/dirhash.ts";

/** The plain files below a folder. */
export interface Listing {
  /** Relative to the folder, with slashes, folders in byte order. */
  readonly files: readonly string[];
  /** Left out, with whatever is below. */
  readonly ignored: readonly string[];
}

/**
 * Lists a folder to any depth without opening a file; `most` entries of any kind. Faults: tree-not-plain (3) for a link
 * or special file, not-a-bundle (3) for more entries, file-read (1) for a folder that cannot be read.
 */
export function listFolder(
  folder: string,
  isIgnored: (name: string, relative: string) => boolean,
  most = Number.POSITIVE_INFINITY,
): Listing {
  let left = most;
  const files: string[] = [];
  const ignored: string[] = [];
  const waiting = [""];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    const entries = entriesOf(folder, prefix, left);
    left -= entries.length;
    if (left < 0) throw new Fault("not-a-bundle", { path: folder, rule: "too-many-entries" });
    for (const entry of entries) {
      const relative = prefix + entry.name;
      if (isIgnored(entry.name, relative)) ignored.push(relative);
      else if (entry.isDirectory()) waiting.push(`${relative}/`);
      else if (entry.isFile()) files.push(relative);
      else throw new Fault("tree-not-plain", { path: `${folder}/${relative}`, kind: kindOf(entry) });
    }
  }
  return { files, ignored };
}

/** In byte order of the names; where there are more than `most`, one more than that. */
function entriesOf(folder: string, prefix: string, most: number): Dirent[] {
  try {
    return readUpTo(`${folder}/${prefix}`, most + 1).sort((a, b) => byteOrder(a.name, b.name));
  } catch (error) {
    throw new Fault("file-read", { path: `${folder}/${prefix}`, reason: reasonOf(error) }, { cause: error });
  }
}

/** Where there is a bound, entry by entry: a list of everything would be held at once, however long it is. */
function readUpTo(path: string, most: number): Dirent[] {
  if (most === Number.POSITIVE_INFINITY) return readdirSync(path, { withFileTypes: true });
  const folder = opendirSync(path, { bufferSize: 256 });
  try {
    const entries: Dirent[] = [];
    while (entries.length < most) {
      const entry = folder.readSync();
      if (entry === null) break;
      entries.push(entry);
    }
    return entries;
  } finally {
    folder.closeSync();
  }
}

/** What a file is, in one word for messages. */
export function kindOf(
  file: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink" | "isFIFO" | "isSocket">,
): string {
  if (file.isFile()) return "file";
  if (file.isDirectory()) return "folder";
  if (file.isSymbolicLink()) return "link";
  if (file.isFIFO()) return "fifo";
  return file.isSocket() ? "socket" : "device";
}
