import { dirname, join, resolve } from "node:path";
import { type GoWork, parseGoWork } from "../../golang/go-work.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { readGoFile } from "./go-file.ts";

/** A go.work that is in force for an app. */
export interface Workspace {
  /** Absolute path of the folder that it stands in. */
  readonly folder: string;
  readonly goWork: GoWork;
}

/**
 * The workspace in which a developer works on the module in `dir`: the nearest go.work at or above it, as the go command
 * looks for it (Go reference: Workspaces), where that uses the module; a folder with a go.work and no go.mod is one too.
 * Fault go-mod-syntax.
 */
export function findWorkspace(dir: string, scratch: Scratch): Workspace | undefined {
  const folder = nearest(dir, scratch);
  if (folder === undefined) return undefined;
  const goWork = readGoWork(folder, scratch);
  const isRoot = folder === dir && scratch.look(join(dir, "go.mod")) === undefined;
  if (!isRoot && !goWork.use.some((path) => resolve(folder, path) === dir)) return undefined;
  return { folder, goWork };
}

/** What the go.work of a folder says; nothing where there is none. Faults of `readGoFile`, go-mod-syntax. */
export function readGoWork(folder: string, scratch: Scratch): GoWork {
  return parseGoWork(readGoFile(folder, "go.work", scratch) ?? "", join(folder, "go.work"));
}

function nearest(dir: string, scratch: Scratch): string | undefined {
  if (scratch.look(join(dir, "go.work"))?.kind === "file") return dir;
  return dir === "/" ? undefined : nearest(dirname(dir), scratch);
}
