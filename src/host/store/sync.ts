import { execFile } from "node:child_process";
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Fault, reasonOf } from "../../fault.ts";
import { SYSTEM_PATH } from "../system-path.ts";

/** All rules of bringing bytes to disk, and nowhere else: what is reported as done survives a power cut. */

/** Runs one operation of the disk; its error becomes Fault "host-io" with the path. */
export function attempt<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault("host-io", { path, reason: reasonOf(thrown) }, { cause: thrown });
  }
}

/** The error code of a failed call (`ENOENT`), or undefined. */
export function errorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : undefined;
}

export function syncPath(path: string): void {
  sync(path, constants.O_NOFOLLOW);
}

/** The names in a folder; a link to it (`/opt` on another disk) is followed, for nothing is read or written through it. */
export function syncFolder(path: string): void {
  sync(path, constants.O_DIRECTORY);
}

function sync(path: string, flags: number): void {
  const file = openSync(path, constants.O_RDONLY | flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A whole file at once: a reader sees the old or the new one, and so does the next start after a power cut. */
export function replaceFile(path: string, bytes: string | Uint8Array, mode: number): void {
  const fresh = `${path}.new`;
  writeWhole(fresh, bytes, constants.O_CREAT | constants.O_TRUNC, mode);
  renameSync(fresh, path);
  syncFolder(dirname(path));
}

/** Writes and syncs; `flags` says whether the file is made, appended to or truncated. */
export function writeWhole(
  path: string,
  bytes: string | Uint8Array,
  flags: number,
  mode: number,
  sync = true,
): void {
  const file = openSync(path, flags | constants.O_WRONLY | constants.O_NOFOLLOW, mode);
  try {
    const data = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    for (let written = 0; written < data.length; ) written += writeSync(file, data, written);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Folders whose names changed since they were last brought to disk. */
export class ChangedFolders {
  readonly #paths = new Set<string>();

  /** The entry at `path` came, went or was exchanged. */
  touch(path: string): void {
    this.#paths.add(dirname(path));
  }

  settle(): void {
    for (const path of this.#paths) {
      try {
        attempt(path, () => syncFolder(path));
      } catch (thrown) {
        // A folder that has gone meanwhile lives on as a change of its parent, which is in the set as well.
        if (!(thrown instanceof Fault && errorCode(thrown.cause) === "ENOENT")) throw thrown;
      }
    }
    this.#paths.clear();
  }
}

/** One syncfs of the filesystem (coreutils `sync -f`); where that cannot be had, fsync of every file and folder. */
export async function syncTree(folder: string): Promise<void> {
  if (await syncFilesystem(folder)) return;
  attempt(folder, () => syncEach(folder));
}

function syncFilesystem(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile("sync", ["-f", folder], { env: { PATH: SYSTEM_PATH } }, (error) => resolve(error === null));
  });
}

function syncEach(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) syncEach(path);
    else if (found.isFile()) syncPath(path);
  }
  syncPath(folder);
}
