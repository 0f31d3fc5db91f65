import {
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { namesBelow, orAbsent } from "./store-reader.ts";
import { attempt, errorCode, syncPath, writeWhole } from "./store-sync.ts";

/** The folders of an installation and who may look into them. */
const FOLDERS: readonly (readonly [string, number])[] = [
  ["bin", 0o755],
  ["store", 0o755],
  ["releases", 0o755],
  ["state", 0o755],
  ["journal", 0o700],
  ["staging", 0o700],
];

/** Lines `folder=<absolute path>`: the root and its parents that were not there, in the order they were made. */
const MADE = "state/made";

/** Makes what is missing, and writes down which folders above the layout were made. */
export function makeLayout(root: string): void {
  attempt(root, () => {
    const made = makeWay(root);
    for (const [name, mode] of FOLDERS) makeOne(join(root, name), mode);
    if (made.length > 0) {
      const lines = made.map((path) => `folder=${path}\n`).join("");
      writeWhole(join(root, MADE), lines, constants.O_CREAT | constants.O_APPEND, 0o644);
      chmodSync(join(root, MADE), 0o644);
      for (const path of [...made, join(root, "state")]) syncPath(dirname(path));
    }
  });
}

function makeWay(path: string): string[] {
  if (orAbsent(path, lstatSync) !== undefined) return [];
  const above = makeWay(dirname(path));
  return makeOne(path, 0o755) ? [...above, path] : above;
}

/** Whether it was this call that made the folder. */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path);
    chmodSync(path, mode);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === "EEXIST") return false;
    throw thrown;
  }
}

/**
 * Takes an emptied layout away; the journal goes before the list of made folders, so that a kill in between is
 * finished by the next run.
 * What is not of the layout stays; its names are returned. `keep` are names that stay and are no residue.
 */
export function removeLayout(root: string, keep: readonly string[]): string[] {
  return attempt(root, () => {
    const made = readMade(root);
    rmSync(join(root, "current.new"), { force: true });
    for (const name of orAbsent(join(root, "state"), (path) => readdirSync(path)) ?? []) {
      if (`state/${name}` !== MADE) rmSync(join(root, "state", name));
    }
    rmSync(join(root, "journal"), { recursive: true, force: true });
    rmSync(join(root, "lock"), { force: true });
    rmSync(join(root, MADE), { force: true });
    for (const [name] of FOLDERS) dropIfEmpty(join(root, name));
    const left = orAbsent(root, namesBelow) ?? [];
    for (const path of made.toReversed()) dropIfEmpty(path);
    return left.filter((name) => !keep.includes(name)).map((name) => join(root, name));
  });
}

function readMade(root: string): string[] {
  const text = orAbsent(join(root, MADE), (path) => readFileSync(path, "utf8")) ?? "";
  return text.split("\n").flatMap((line) => (line.startsWith("folder=") ? [line.slice(7)] : []));
}

function dropIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code !== "ENOENT" && code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "EBUSY") throw thrown;
  }
}
