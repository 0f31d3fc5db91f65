import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { Fault, reasonOf } from "../fault.ts";
import { kindOf } from "./media/folder-listing.ts";

/** An open regular file. */
export interface PlainFile {
  readonly fd: number;
  readonly size: number;
  readonly executable: boolean;
}

/** O_NONBLOCK so that a fifo in the way does not stop us; it has no effect on a regular file. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Opens a file that must be regular, and no link unless `links` says so.
 * Faults: tree-not-plain (3); file-read (1) where it cannot be opened.
 */
export function openPlain(path: string, links: "follow" | "refuse"): PlainFile {
  const fd = open(path, links === "follow" ? READ : READ | constants.O_NOFOLLOW);
  const stat = fstatSync(fd);
  if (!stat.isFile()) {
    closeSync(fd);
    throw new Fault("tree-not-plain", { path, kind: kindOf(stat) });
  }
  return { fd, size: stat.size, executable: (stat.mode & 0o111) !== 0 };
}

function open(path: string, flags: number): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ELOOP") {
      throw new Fault("tree-not-plain", { path, kind: "link" }, { cause: error });
    }
    throw new Fault("file-read", { path, reason: reasonOf(error) }, { cause: error });
  }
}
