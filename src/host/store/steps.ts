import {
  chmodSync,
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
} from "node:fs";
import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { Live, StoreSteps } from "../../ports/store.ts";
import { lookAt, orAbsent, storeReader } from "./reader.ts";
import { attempt, ChangedFolders, errorCode, replaceFile, writeWhole } from "./sync.ts";

/** The changes of an installation: each looks first, so that done twice it is done once. */
export function storeSteps(root: string, outside: (path: string) => string): StoreSteps {
  const changed = new ChangedFolders();
  const reader = storeReader(root, outside);
  const inside = (path: string) => join(root, checkInside(path));
  return {
    settle: () => changed.settle(),
    move: (from, to) => attempt(inside(from), () => move(inside(from), inside(to), changed)),
    replace: (from, to, old) =>
      attempt(inside(to), () => replace(inside(from), inside(to), inside(old), changed)),
    switchCurrent: (from, to) =>
      attempt(join(root, "current"), () => switchLink(root, reader.live(), from, to, changed)),
    makeFolder: (path) => attempt(path, () => makeFolder(outside(path), changed)),
    dropFolder: (path) => attempt(path, () => dropFolder(outside(path), changed)),
    link: (path, target) => attempt(path, () => link(outside(path), target, changed)),
    unlink: (path, target) => attempt(path, () => unlink(outside(path), target, changed)),
    writeFile: (path, text) => attempt(path, () => writeFile(outside(path), text, changed)),
    eraseFile: (path, text) => attempt(path, () => eraseFile(outside(path), text, changed)),
    record: (name, from, to) => attempt(name, () => record(inside(`state/${name}`), from, to, changed)),
  };
}

/** Paths below the root come from plans and from the journal: neither may lead out of it. */
function checkInside(path: string): string {
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) {
    throw new Fault("store-conflict", { path, found: "a path that leads out of the root" });
  }
  return path;
}

function exists(path: string): boolean {
  return orAbsent(path, lstatSync) !== undefined;
}

/** Takes away what a kill left of a change that has been done or undone since. */
function drop(path: string): void {
  if (orAbsent(path, lstatSync)?.isDirectory() === false) unlinkSync(path);
}

function conflict(path: string, found: string): Fault {
  return new Fault("store-conflict", { path, found });
}

function move(from: string, to: string, changed: ChangedFolders): void {
  if (exists(to)) {
    if (exists(from)) throw conflict(to, "something stands there already");
    return;
  }
  if (!exists(from)) throw conflict(from, "absent");
  renameSync(from, to);
  changed.touch(from);
  changed.touch(to);
}

/** link(2) keeps the old file under its second name, rename(2) puts the new one in its place. */
function replace(from: string, to: string, old: string, changed: ChangedFolders): void {
  if (!exists(from)) {
    if (exists(to) && exists(old)) return;
    throw conflict(from, "absent");
  }
  if (!exists(old)) linkSync(to, old);
  renameSync(from, to);
  for (const path of [from, to, old]) changed.touch(path);
}

/** Rename over `current` is the one commit point; it never goes away while it is exchanged. */
function switchLink(
  root: string,
  live: Live,
  from: number | "none",
  to: number | "none",
  changed: ChangedFolders,
): void {
  const current = join(root, "current");
  const is = (wanted: number | "none") =>
    typeof live === "string" ? live === wanted : "release" in live && live.release === wanted;
  if (is(to)) {
    drop(`${current}.new`);
    return;
  }
  if (!is(from)) throw conflict(current, JSON.stringify(live));
  if (to === "none") unlinkSync(current);
  else {
    const fresh = `${current}.new`;
    if (exists(fresh)) unlinkSync(fresh);
    symlinkSync(`releases/${to}`, fresh);
    renameSync(fresh, current);
  }
  changed.touch(current);
}

function makeFolder(path: string, changed: ChangedFolders): void {
  if (existsSync(path)) return;
  mkdirSync(path);
  chmodSync(path, 0o755);
  changed.touch(path);
}

function dropFolder(path: string, changed: ChangedFolders): void {
  try {
    rmdirSync(path);
    changed.touch(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code !== "ENOENT" && code !== "ENOTEMPTY" && code !== "EEXIST") throw thrown;
  }
}

function link(path: string, target: string, changed: ChangedFolders): void {
  const found = orAbsent(path, lookAt);
  if (found?.kind === "link" && found.target === target) return;
  if (found !== undefined) throw conflict(path, found.kind);
  symlinkSync(target, path);
  changed.touch(path);
}

function unlink(path: string, target: string, changed: ChangedFolders): void {
  const found = orAbsent(path, lookAt);
  if (found?.kind !== "link" || found.target !== target) return;
  unlinkSync(path);
  changed.touch(path);
}

function writeFile(path: string, text: string, changed: ChangedFolders): void {
  const found = orAbsent(path, lookAt);
  if (found?.kind === "file" && found.text === text) return;
  if (found !== undefined) throw conflict(path, found.kind);
  const fresh = beside(path);
  // Made anew: of a name that stands there already nobody knows what else leads to it.
  drop(fresh);
  writeWhole(fresh, text, constants.O_CREAT | constants.O_EXCL, 0o644);
  chmodSync(fresh, 0o644);
  renameSync(fresh, path);
  changed.touch(path);
}

/** A text is written here first; only a kill leaves it. */
function beside(path: string): string {
  return `${path}.gobundle-new`;
}

function eraseFile(path: string, text: string, changed: ChangedFolders): void {
  drop(beside(path));
  const found = orAbsent(path, lookAt);
  if (found?.kind !== "file" || found.text !== text) return;
  unlinkSync(path);
  changed.touch(path);
}

function record(path: string, from: string, to: string, changed: ChangedFolders): void {
  const found = orAbsent(path, lookAt);
  const text = found?.kind === "file" ? (found.text ?? "") : "";
  if (text === to) {
    drop(`${path}.new`);
    return;
  }
  if (text !== from) throw conflict(path, "another text");
  if (to === "") unlinkSync(path);
  else {
    replaceFile(path, to, 0o644);
    chmodSync(path, 0o644);
  }
  changed.touch(path);
}
