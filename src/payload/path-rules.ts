import { Fault } from "../fault.ts";
import { MAX_ELEMENT_BYTES, MAX_PATH_BYTES, MAX_PATH_DEPTH } from "../limits.ts";

/** Control characters, and characters that change the direction of text or are not seen: a name must be what it looks like. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Cs}/u;

/**
 * The rules of a name that may be written below a folder: relative, `/` between its elements, no empty, `.` or
 * `..` element, no `\` or `:`, no unseen character, within the limits of length and depth. Fault "entry-path".
 */
export function checkEntryPath(name: string): void {
  const rule = brokenRule(name);
  if (rule) throw new Fault("entry-path", { name, rule });
}

function brokenRule(name: string): string | undefined {
  if (name.includes("\\") || name.includes(":")) return "separator";
  if (UNSEEN.test(name)) return "unseen-character";
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(name)) return "element";
  return brokenLengthRule(name);
}

/** The rule of length or depth that a name breaks, if any: beyond them no file system of ours can hold it. */
export function brokenLengthRule(name: string): "too-long" | "too-deep" | undefined {
  if (Buffer.byteLength(name) > MAX_PATH_BYTES) return "too-long";
  const elements = name.split("/");
  if (elements.length > MAX_PATH_DEPTH) return "too-deep";
  const isLong = (element: string) =>
    element.length * 3 > MAX_ELEMENT_BYTES && Buffer.byteLength(element) > MAX_ELEMENT_BYTES;
  return elements.some(isLong) ? "too-long" : undefined;
}

/** Gives names that some file system would take for one the same text. */
export type Fold = (name: string) => string;

/** Unicode compatibility (NFKC) and case: what file systems of any make could mix up. */
export const foldForDisks: Fold = (name) =>
  isAscii(name) ? name.toUpperCase() : name.normalize("NFKC").toLowerCase().toUpperCase().normalize("NFKC");

/** Case alone, a character at a time, as golang/mod's collision check folds (strings.EqualFold). */
export const foldCase: Fold = (name) =>
  isAscii(name) ? name.toUpperCase() : [...name].map(foldCharacter).join("");

function foldCharacter(character: string): string {
  const lower = single(character.toLowerCase(), character);
  // `ß` becomes `SS`, which simple folding does not take for the same.
  return single(lower.toUpperCase(), lower);
}

/** The text if it is one character, else the one it came from. */
function single(text: string, from: string): string {
  return [...text].length === 1 ? text : from;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/**
 * The names of one tree. Files and folders that differ only by case (or that are one file and one folder of the
 * same name) cannot both be unpacked everywhere, folders above a file included. Fault "entry-path".
 */
export class TreeNames {
  readonly #fold: Fold;
  /** Folded name -> the first real one. */
  readonly #seen = new Map<string, string>();
  readonly #folders = new Set<string>();
  readonly #most: number;

  /** `most` names, the folders above files included. */
  constructor(fold: Fold, most: number) {
    this.#fold = fold;
    this.#most = most;
  }

  addFile(name: string): void {
    this.#addParents(name);
    this.#add(name);
  }

  addFolder(name: string): void {
    if (this.#folders.has(name)) return;
    this.#addParents(name);
    this.#add(name);
    this.#folders.add(name);
  }

  #add(name: string): void {
    const folded = this.#fold(name);
    const other = this.#seen.get(folded);
    if (other !== undefined) throw new Fault("entry-path", { name, other, rule: "collision" });
    if (this.#seen.size >= this.#most) throw new Fault("entry-path", { name, rule: "too-many" });
    this.#seen.set(folded, name);
  }

  #addParents(name: string): void {
    const slash = name.lastIndexOf("/");
    if (slash > 0) this.addFolder(name.slice(0, slash));
  }
}
