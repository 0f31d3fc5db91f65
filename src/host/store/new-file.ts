import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { Fault, reasonOf } from "../../fault.ts";

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Makes a file that was not there and writes it whole: mode 0644 or 0755 whatever the umask. Fault: staging-write (1). */
export function writeNewFile(path: string, bytes: Uint8Array, executable: boolean): void {
  const fd = openNewFile(path);
  try {
    writeAt(fd, bytes, 0, path);
    finishNewFile(fd, executable, path);
  } finally {
    closeSync(fd);
  }
}

/** An empty file that was not there, open for writing; nobody else may read it until it is finished. */
export function openNewFile(path: string): number {
  return writing(path, () => openSync(path, NEW_FILE, 0o600));
}

export function writeAt(fd: number, bytes: Uint8Array, at: number, path: string): void {
  writing(path, () => {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(fd, bytes, done, bytes.length - done, at + done);
    }
  });
}

export function finishNewFile(fd: number, executable: boolean, path: string): void {
  writing(path, () => fchmodSync(fd, executable ? 0o755 : 0o644));
}

/** Folders below a staging folder, each made once, mode 0755; what stands there must be a real folder. */
export class NewFolders {
  readonly #made = new Set<string>();

  /** Makes `path` and what is missing above it. Fault: staging-write (1). */
  make(path: string): void {
    if (this.#made.has(path)) return;
    const above = dirname(path);
    if (above !== path && lstatSync(path, { throwIfNoEntry: false }) === undefined) this.make(above);
    writing(path, () => makeFolder(path));
    this.#made.add(path);
  }
}

function makeFolder(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  mkdirSync(path);
  chmodSync(path, 0o755);
}

function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new Fault("staging-write", { path, reason: reasonOf(error) }, { cause: error });
  }
}
