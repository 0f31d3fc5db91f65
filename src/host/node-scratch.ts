import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statfsSync,
  writeFileSync,
  writeSync,
  writevSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fsExtra from "fs-extra";
import { Fault, reasonOf } from "../fault.ts";
import type { Found, Growing, Output, Scratch } from "../ports/scratch.ts";
import { newOutput } from "./node-output.ts";

/** Small enough to stay in a processor's cache until it has been used up. */
const PIECE_BYTES = 256 * 1024;

/** Temporary folders of this program: they go when it ends. */
const temporaries = new Set<string>();
process.once("exit", () => {
  for (const folder of temporaries) rmSync(folder, { recursive: true, force: true });
});

/** The connected machine's disk by synchronous calls: per-file promises cost several times as much. */
export function nodeScratch(): Scratch {
  return {
    // Only when it is asked for: whose folder is gone can still name whole paths.
    get here() {
      return guard(".", () => process.cwd());
    },
    home: homeFolder(),
    look: (path) => guard(path, () => orUndefined(() => look(path))),
    list: (folder) => guard(folder, () => list(folder)),
    realPath: (path) => guard(path, () => orUndefined(() => realPath(path))),
    read: (path) => guard(path, () => orUndefined(() => readFileSync(path))),
    pieces: readPieces,
    write: (path, bytes) => guard(path, () => replace(path, bytes)),
    grow: (path) => guard(path, () => grow(path)),
    makeFolder: (path) => guard(path, () => fsExtra.ensureDirSync(path)),
    copy: (from, to, executable) => guard(to, () => copy(from, to, executable)),
    share: (from, to) => guard(to, () => share(from, to)),
    move: (from, to) => guard(to, () => move(from, to)),
    allowExecution: (path) => guard(path, () => chmodSync(path, 0o755)),
    remove: (path) => guard(path, () => removeTree(path)),
    temporary: () => guard(tmpdir(), temporary),
    free: (folder) => guard(folder, () => free(folder)),
    output: (path, kind): Output => newOutput(path, kind),
  };
}

/** Runs a call on the disk; what goes wrong becomes a fault with the path and the system's word for it. */
function guard<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const full = codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT";
    throw new Fault(full ? "disk-full" : "disk-failed", { path, reason: reasonOf(error) }, { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function orUndefined<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/** A link that leads in a circle leads to nothing. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === "ELOOP") return undefined;
    throw error;
  }
}

function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined; // no HOME, and no entry for our uid
  }
}

function look(path: string): Found | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : found(path, stats);
}

function found(path: string, stats: Stats): Found {
  const name = basename(path);
  if (stats.isDirectory()) return { name, kind: "folder", size: 0, executable: false };
  if (stats.isSymbolicLink())
    return { name, kind: "link", size: 0, executable: false, points: readlinkSync(path) };
  const executable = (stats.mode & constants.S_IXUSR) !== 0;
  return stats.isFile()
    ? { name, kind: "file", size: stats.size, executable }
    : { name, kind: "other", size: 0, executable };
}

function list(folder: string): Found[] | undefined {
  const names = orUndefined(() => readdirSync(folder));
  names?.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return names?.flatMap((name) => look(join(folder, name)) ?? []);
}

function replace(path: string, bytes: Uint8Array | string): void {
  fsExtra.ensureDirSync(dirname(path));
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function grow(path: string): Growing {
  fsExtra.ensureDirSync(dirname(path));
  const file = openSync(path, "a");
  return {
    size: fstatSync(file).size,
    write: (...pieces) => guard(path, () => writeAll(file, pieces)),
    restart: () => guard(path, () => ftruncateSync(file)),
    close: () => closeSync(file),
  };
}

/** In one call, unless the system takes a part only. */
function writeAll(file: number, pieces: readonly Uint8Array[]): void {
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  let done = writevSync(file, pieces);
  if (done === total) return;
  const bytes = Buffer.concat(pieces);
  while (done < total) done += writeSync(file, bytes, done);
}

/** Memory of readers that have come to their end: fresh pages cost more than the reading. */
const spare: Buffer[] = [];

function* readPieces(path: string): Generator<Uint8Array> {
  const file = guard(path, () => openSync(path, "r"));
  const room = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    for (;;) {
      const got = guard(path, () => readSync(file, room));
      if (got === 0) return;
      yield room.subarray(0, got);
    }
  } finally {
    spare.push(room);
    closeSync(file);
  }
}

function copy(from: string, to: string, executable: boolean): void {
  fsExtra.ensureDirSync(dirname(to));
  copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  chmodSync(to, executable ? 0o755 : 0o644);
}

function share(from: string, to: string): void {
  fsExtra.ensureDirSync(dirname(to));
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EXDEV", "EPERM", "EMLINK"].includes(codeOf(error) ?? "")) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

function move(from: string, to: string): void {
  fsExtra.ensureDirSync(dirname(to));
  fsExtra.moveSync(from, to, { overwrite: true });
}

/** Module caches are read-only folders: those are opened first. */
function removeTree(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (codeOf(error) !== "EACCES" && codeOf(error) !== "EPERM") throw error;
    makeWritable(path);
    rmSync(path, { recursive: true, force: true });
  }
}

function makeWritable(folder: string): void {
  if (look(folder)?.kind !== "folder") return;
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder)) makeWritable(join(folder, entry));
}

function temporary(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "gobundle-"));
  temporaries.add(folder);
  return folder;
}

function free(folder: string): number {
  const stats = statfsSync(folder);
  return stats.bavail * stats.bsize;
}
