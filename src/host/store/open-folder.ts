import { chmodSync, closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../../fault.ts";
import { isExchangeable, isOurs } from "./folder-guard.ts";
import { errorCode } from "./sync.ts";
import { waysTo } from "./way.ts";

/** open(2): a place in the tree, for which no right to read the folder is needed; Node has no name for it. */
const O_PATH = 0o10000000;
const FOLDER = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** What is said of a folder that others can exchange: of an installation (4), of the configuration (3). */
type Refusal = "parent-unsafe" | "config-exposed";

/**
 * A folder that is held open: what is named below it is looked for in this very folder, wherever its path leads by now
 * (openat(2) by way of proc_pid_fd(5)).
 */
export class OpenFolder {
  readonly path: string;
  readonly #fd: number;

  private constructor(path: string, fd: number) {
    this.path = path;
    this.#fd = fd;
  }

  /** Fault `refusal` where it is no real folder, or others can exchange what is in it. `at` is how it is reached, if not by its path. */
  static open(path: string, refusal: Refusal, at = path): OpenFolder {
    const folder = new OpenFolder(path, openReal(at, path, refusal));
    if (!isExchangeable(fstatSync(folder.#fd))) return folder;
    folder.close();
    throw new Fault(refusal, { path });
  }

  /** The path of a name in it, for this process alone. */
  below(name: string): string {
    return `/proc/self/fd/${this.#fd}/${name}`;
  }

  /** Makes the folder `name` where it is missing; whether it was. What somebody else made meanwhile is judged when it is opened. */
  make(name: string, mode: number): boolean {
    try {
      mkdirSync(this.below(name), 0o700);
    } catch (thrown) {
      if (errorCode(thrown) === "EEXIST") return false;
      throw thrown;
    }
    chmodSync(this.below(name), mode);
    return true;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

function openReal(at: string, path: string, refusal: Refusal): number {
  try {
    return openSync(at, FOLDER);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code !== "ELOOP" && code !== "ENOTDIR") throw thrown;
    throw new Fault(refusal, { path }, { cause: thrown });
  }
}

/**
 * Makes what is missing of a path; gives what was made. Links in its parents are followed once, where they are ours; from
 * there each folder is opened inside of the one before it. Fault `refusal` where others can exchange one of them, or did.
 */
export function makeFolders(path: string, mode: number, refusal: Refusal): string[] {
  checkAbove(path, refusal);
  // Looked at anew: a link that was not there a moment ago was judged by nobody.
  const real = waysTo(path, (link) => checkLink(link, refusal)).at(-1) ?? path;
  const made: string[] = [];
  let folder = OpenFolder.open("/", refusal);
  try {
    for (const name of real.split("/").slice(1)) {
      const below = `${folder.path === "/" ? "" : folder.path}/${name}`;
      if (folder.make(name, mode)) made.push(below);
      const next = OpenFolder.open(below, refusal, folder.below(name));
      folder.close();
      folder = next;
    }
  } finally {
    folder.close();
  }
  return made;
}

/** A link that is ours, in real folders in which others exchange nothing: it leads where it did until it is read. Fault `refusal`. */
function checkLink(link: string, refusal: Refusal): void {
  for (let above = dirname(link); ; above = dirname(above)) {
    const folder = lstatSync(above, { throwIfNoEntry: false });
    if (!folder?.isDirectory() || isExchangeable(folder)) throw new Fault(refusal, { path: above });
    if (dirname(above) === above) break;
  }
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (!found?.isSymbolicLink() || !isOurs(found.uid)) throw new Fault(refusal, { path: link });
}

/** Nobody else may be able to exchange a folder, or a link, on the way to a path. Fault `refusal`. */
export function checkAbove(path: string, refusal: Refusal): void {
  for (const way of waysTo(path)) {
    for (let above = dirname(way); ; above = dirname(above)) {
      const found = lstatSync(above, { throwIfNoEntry: false });
      const exchangeable = found?.isSymbolicLink() ? !isOurs(found.uid) : found && isExchangeable(found);
      if (exchangeable) throw new Fault(refusal, { path: above });
      if (dirname(above) === above) break;
    }
  }
}
