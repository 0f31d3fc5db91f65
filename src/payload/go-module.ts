import { Fault } from "../fault.ts";
import { DISTRIBUTION_LIMITS } from "../limits.ts";
import {
  type Distribution,
  type DistributionFile,
  isExecutable,
  missingFile,
  modulePrefix,
} from "./distribution.ts";
import { checkEntryPath, foldForDisks, TreeNames } from "./path-rules.ts";
import type { ZipEntry } from "./zip.ts";

/** An entry of the module zip and what becomes of it. */
export interface ToolchainEntry extends DistributionFile {
  readonly entry: ZipEntry;
  readonly logName: string;
}

/**
 * The files of a golang.org/toolchain zip and their places in GOROOT (cmd/go toolchain/select.go):
 * - every name starts with the module's prefix; no folder entries, which Go's packer never writes;
 * - `_go.mod` becomes `go.mod`; a real `go.mod` may only be at the top, as in every module zip;
 * - names obey `checkEntryPath` and stay apart on every file system; what a GOROOT needs is there.
 * Faults "toolchain-content", "entry-path".
 */
export function toolchainEntries(entries: readonly ZipEntry[], which: Distribution): ToolchainEntry[] {
  const prefix = modulePrefix(which);
  const names = new TreeNames(foldForDisks, DISTRIBUTION_LIMITS.names);
  const files = entries.map((entry) => toolchainEntry(entry, prefix));
  for (const { installed } of files) {
    checkEntryPath(installed);
    names.addFile(installed);
  }
  const missing = missingFile(new Set(files.map((file) => file.installed)), which.target);
  if (missing) throw new Fault("toolchain-content", { name: missing, rule: "missing" });
  return files;
}

function toolchainEntry(entry: ZipEntry, prefix: string): ToolchainEntry {
  if (entry.directory) throw new Fault("toolchain-content", { name: entry.name, rule: "folder" });
  if (!entry.name.startsWith(prefix))
    throw new Fault("toolchain-content", { name: entry.name, rule: "prefix" });
  const stored = entry.name.slice(prefix.length);
  if (stored.endsWith("/go.mod")) throw new Fault("toolchain-content", { name: entry.name, rule: "go.mod" });
  const installed = stored.replace(/(^|\/)_go\.mod$/, "$1go.mod");
  return { entry, installed, logName: entry.name, executable: isExecutable(installed) };
}
