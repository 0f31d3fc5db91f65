import { chmodSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { AUDIT, isAudit } from "./audit.ts";
import { makeFolders } from "./open-folder.ts";
import { lookAt, namesBelow, orAbsent } from "./reader.ts";
import { attempt, errorCode, replaceFile, syncFolder } from "./sync.ts";

const STATE = "state";

/** The folders of an installation and who may look into them; `state` is there first. */
const FOLDERS: readonly (readonly [string, number])[] = [
  ["bin", 0o755],
  ["store", 0o755],
  ["releases", 0o755],
  ["journal", 0o700],
  ["staging", 0o700],
];

/**
 * The marker of an installation: the first thing in a root and the last to go, so that a folder of somebody else is
 * never taken for ours. Lines `folder=<absolute path>` name the root and its parents that were not there, in the
 * order they were made.
 */
const MADE = `${STATE}/made`;
const MARK = "layout=1\n";

/** State files by their names, and what a cut-off write of one leaves; others are not ours. */
const STATE_FILE = /^(?:live|ledger|program|release-[1-9][0-9]{0,8})(?:\.new)?$/;

/** Whether the root has the marker. */
export function isPrepared(root: string): boolean {
  return orAbsent(join(root, MADE), (path) => readFileSync(path, "utf8"))?.startsWith(MARK) ?? false;
}

/** Names in a root without a marker that no installation, begun or taken away, leaves there. */
export function strangersIn(root: string): string[] {
  if (isPrepared(root)) return [];
  return (orAbsent(root, (path) => readdirSync(path)) ?? [])
    .filter((name) => !isRemnant(root, name))
    .toSorted();
}

/** The audit log outlives an uninstall; a kill at the very start or end leaves an empty `state` or a lock. */
function isRemnant(root: string, name: string): boolean {
  const { kind } = lookAt(join(root, name));
  if (name === STATE)
    return kind === "folder" && namesBelow(join(root, STATE)).every((one) => one === "made.new");
  if (name === AUDIT) return kind === "file" && isAudit(join(root, name));
  return kind === "file" && /^lock(?:\.\d+)?$/.test(name);
}

/** The folders of an installation, absolute. */
export function layoutFolders(root: string): readonly string[] {
  return [STATE, ...FOLDERS.map(([name]) => name)].map((name) => join(root, name));
}

/**
 * Makes what is missing, the marker first, and writes down in it which folders were made. Each is made in the open folder
 * above it: what somebody puts in the way meanwhile is not entered. Fault parent-unsafe (4).
 */
export function makeLayout(root: string): void {
  attempt(root, () => {
    const make = (path: string, mode: number) => makeFolders(path, mode, "parent-unsafe");
    const made = make(root, 0o755);
    make(join(root, STATE), 0o755);
    if (!isPrepared(root)) mark(root, made);
    for (const [name, mode] of FOLDERS) make(join(root, name), mode);
  });
}

function mark(root: string, made: readonly string[]): void {
  replaceFile(join(root, MADE), MARK + made.map((path) => `folder=${path}\n`).join(""), 0o644);
  chmodSync(join(root, MADE), 0o644);
  for (const path of [...made, join(root, STATE)]) syncFolder(dirname(path));
}

/**
 * Takes an emptied layout away. The journal goes before the marker, so that a kill in between is finished by the next
 * run, and the lock last, so that nobody builds on what is going.
 * What is not of the layout stays; its names are returned. `keep` are names that stay and are no residue.
 */
export function removeLayout(root: string, keep: readonly string[]): string[] {
  return attempt(root, () => {
    const made = readMade(root);
    dropFile(join(root, "current.new"));
    for (const name of orAbsent(join(root, STATE), (path) => readdirSync(path)) ?? []) {
      if (STATE_FILE.test(name)) dropFile(join(root, STATE, name));
    }
    dropFile(join(root, "journal", "journal"));
    for (const [name] of FOLDERS) dropIfEmpty(join(root, name));
    for (const name of [MADE, `${MADE}.new`]) dropFile(join(root, name));
    dropIfEmpty(join(root, STATE));
    dropFile(join(root, "lock"));
    const left = orAbsent(root, namesBelow) ?? [];
    for (const path of made.toReversed()) dropIfEmpty(path);
    return left.filter((name) => !keep.includes(name)).map((name) => join(root, name));
  });
}

function readMade(root: string): string[] {
  const text = orAbsent(join(root, MADE), (path) => readFileSync(path, "utf8")) ?? "";
  return text.split("\n").flatMap((line) => (line.startsWith("folder=") ? [line.slice(7)] : []));
}

/** A folder of the same name is not ours. */
function dropFile(path: string): void {
  if (orAbsent(path, (there) => lstatSync(there).isDirectory()) === false) rmSync(path, { force: true });
}

function dropIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (!["ENOENT", "ENOTEMPTY", "EEXIST", "EBUSY", "ENOTDIR"].includes(code ?? "")) throw thrown;
  }
}
