import {
  closeSync,
  fstatSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Fault, reasonOf } from "../fault.ts";
import { openPlain } from "./plain-file.ts";
import { isExposed } from "./store/folder-guard.ts";
import { checkAbove, makeFolders } from "./store/open-folder.ts";
import { errorCode, replaceFile, syncPath } from "./store/sync.ts";

/**
 * A configuration folder: what it says decides whom to believe, so it counts only where nobody but root and this user
 * can change it, and every change is on disk for good.
 */
export class TrustFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /** Names in the folder `below`, sorted; none where it is missing. Faults: config-exposed (3), trust-store-unreadable (1). */
  names(below: string): string[] {
    const folder = join(this.path, below);
    return this.#reading(() => (this.#guarded(folder) ? readdirSync(folder).toSorted() : []));
  }

  /** The file's bytes, or undefined where it is missing. Faults: config-exposed (3), trust-store-unreadable (1). */
  read(name: string): Buffer | undefined {
    const file = join(this.path, name);
    return this.#reading(() => (this.#guarded(file) ? readFileSync(file) : undefined));
  }

  /** Replaces the file as a whole. Faults: config-exposed (3), trust-store-unwritable (1). */
  write(name: string, bytes: string | Uint8Array): void {
    const file = join(this.path, name);
    this.#changing(() => {
      this.#guarded(this.path);
      makeFolders(dirname(file), 0o755, "config-exposed");
      this.#guarded(dirname(file));
      replaceFile(file, bytes, 0o644);
    });
  }

  /** Removes a file or a folder; nothing where it is missing. Fault trust-store-unwritable (1). */
  remove(name: string): void {
    const file = join(this.path, name);
    this.#changing(() => {
      if (!this.#guarded(file)) return;
      rmSync(file, { recursive: true });
      syncPath(dirname(file));
    });
  }

  /** Removes the configuration folder itself where nothing is left in it. Fault trust-store-unwritable (1). */
  removeIfEmpty(): void {
    this.#changing(() => {
      if (!this.#guarded(this.path) || readdirSync(this.path).length > 0) return;
      rmdirSync(this.path);
      syncPath(dirname(this.path));
    });
  }

  #reading<T>(read: () => T): T {
    return this.#attempt("trust-store-unreadable", read);
  }

  #changing(change: () => void): void {
    this.#attempt("trust-store-unwritable", change);
  }

  #attempt<T>(code: "trust-store-unreadable" | "trust-store-unwritable", act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof Fault) throw error;
      throw new Fault(code, { folder: this.path, reason: reasonOf(error) }, { cause: error });
    }
  }

  /** Whether `path` is there; it and all folders between it and the configuration folder must be guarded. */
  #guarded(path: string): boolean {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) {
      // Who could write to the folder could have taken away what is missed there.
      if (path !== this.path) this.#guarded(dirname(path));
      return false;
    }
    if (isExposed(found) || found.isSymbolicLink()) throw new Fault("config-exposed", { path });
    if (path === this.path) checkAbove(path, "config-exposed");
    else this.#guarded(dirname(path));
    return true;
  }
}

/** Certificates, permits and their signatures are a few KiB. */
const MAX_TRUST_FILE = 1024 * 1024;

/**
 * A file that a user named on the command line; it may lie on a medium that somebody else wrote, so that only a regular
 * file is read, and no further than it should go. Fault trust-file-missing (2).
 */
export function readTrustFile(path: string): { bytes: Uint8Array; exposed: boolean } {
  try {
    const { fd } = openPlain(path, "follow");
    try {
      return { bytes: readBounded(fd), exposed: isExposed(fstatSync(fd)) };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const reason = errorCode(error) ?? (error instanceof Fault ? reasonIn(error) : reasonOf(error));
    throw new Fault("trust-file-missing", { file: path, reason }, { cause: error });
  }
}

function readBounded(fd: number): Uint8Array {
  const bytes = Buffer.alloc(MAX_TRUST_FILE + 1);
  let length = 0;
  for (let got = -1; got !== 0 && length < bytes.length; length += got) {
    got = readSync(fd, bytes, length, bytes.length - length, null);
  }
  if (length > MAX_TRUST_FILE) throw new Error("it is too large");
  return bytes.subarray(0, length);
}

/** What `openPlain` says. */
function reasonIn({ cause, facts }: Fault): string {
  return errorCode(cause) ?? String(facts["kind"] ?? facts["reason"]);
}
