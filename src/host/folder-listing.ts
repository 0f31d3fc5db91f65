import { type Dirent, readdirSync } from "node:fs";
import { Fault, reasonOf } from "../fault.ts";

/** The plain files below a folder. */
export interface Listing {
  /** Relative to the folder, with slashes, folders in byte order. */
  readonly files: readonly string[];
  /** Left out, with whatever is below. */
  readonly ignored: readonly string[];
}

/**
 * Lists a folder to any depth without opening a file. Faults: tree-not-plain (3) for a link or special file,
 * file-read (1) for a folder that cannot be read.
 */
export function listFolder(folder: string, isIgnored: (name: string, relative: string) => boolean): Listing {
  const files: string[] = [];
  const ignored: string[] = [];
  const waiting = [""];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    for (const entry of entriesOf(folder, prefix)) {
      const relative = prefix + entry.name;
      if (isIgnored(entry.name, relative)) ignored.push(relative);
      else if (entry.isDirectory()) waiting.push(`${relative}/`);
      else if (entry.isFile()) files.push(relative);
      else throw new Fault("tree-not-plain", { path: `${folder}/${relative}`, kind: kindOf(entry) });
    }
  }
  return { files, ignored };
}

function entriesOf(folder: string, prefix: string): Dirent[] {
  try {
    return readdirSync(`${folder}/${prefix}`, { withFileTypes: true });
  } catch (error) {
    throw new Fault("file-read", { path: `${folder}/${prefix}`, reason: reasonOf(error) }, { cause: error });
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
