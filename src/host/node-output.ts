import { existsSync, linkSync, mkdirSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Fault, reasonOf } from "../fault.ts";
import type { Output } from "../ports/scratch.ts";

/**
 * A result that is written beside its final name and then takes it without ever replacing what stands there:
 * a file by link(2), which refuses an existing name; a folder by mkdir(2) and rename(2) over the empty one.
 */
export function newOutput(path: string, kind: "file" | "folder"): Output {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  let open = true;
  const discard = () => {
    if (open) rmSync(beside, { recursive: true, force: true });
    open = false;
    process.off("exit", discard);
  };
  process.once("exit", discard);
  if (kind === "folder") mkdirSync(beside, { mode: 0o755 });
  return {
    path: beside,
    publish() {
      try {
        if (kind === "file") publishFile(beside, path);
        else publishFolder(beside, path);
      } catch (error) {
        if (existsSync(path)) throw new Fault("output-exists", { path }, { cause: error });
        throw new Fault("disk-failed", { path, reason: reasonOf(error) }, { cause: error });
      }
      open = false;
      process.off("exit", discard);
    },
    discard,
  };
}

function publishFile(beside: string, path: string): void {
  try {
    linkSync(beside, path);
    unlinkSync(beside);
  } catch (error) {
    if (existsSync(path)) throw error;
    renameSync(beside, path); // a disk without hard links (FAT, some network shares)
  }
}

function publishFolder(beside: string, path: string): void {
  mkdirSync(path);
  renameSync(beside, path);
}
