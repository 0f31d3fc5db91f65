import { Fault } from "../fault.ts";
import { DISTRIBUTION_LIMITS } from "../limits.ts";
import {
  type Distribution,
  type DistributionFile,
  isExecutable,
  missingFile,
  modulePrefix,
} from "./distribution.ts";
import { gunzipMember } from "./gzip-member.ts";
import { checkEntryPath, foldForDisks, TreeNames } from "./path-rules.ts";
import { TarReader } from "./tar-reader.ts";

/** A file of the archive; `content` is only good during the call. */
export interface ArchivedFile extends DistributionFile {
  readonly content: Uint8Array;
}

/** What is in the archive and not in the module (cmd/distpack). */
const ARCHIVE_ONLY = /^(?:api|doc|misc|test)\//;

/**
 * Reads an official `go<V>.<os>-<arch>.tar.gz`, calling `file` for each in the archive's order:
 * - one gzip member and nothing after it; a tar of plain files and folders below `go/`;
 * - names obey `checkEntryPath` and stay apart on every file system; what a GOROOT needs is there;
 * - `logName` gives the module's file set, in which `go.mod` is called `_go.mod`.
 * Memory beside `gz`: some MiB and the largest file. Faults "archive-format", "toolchain-content", "entry-path";
 * some come after the last file, so nothing counts before the promise is kept.
 */
export async function readGoArchive(
  gz: Uint8Array,
  which: Distribution,
  file: (file: ArchivedFile) => void,
): Promise<void> {
  const names = new TreeNames(foldForDisks, DISTRIBUTION_LIMITS.names);
  const installed = new Set<string>();
  const prefix = modulePrefix(which);
  const reader = new TarReader(DISTRIBUTION_LIMITS.file, (stored, kind, content) => {
    const name = nameBelowGo(stored, kind);
    if (name === "") return;
    checkEntryPath(name);
    if (kind === "folder") return names.addFolder(name);
    names.addFile(name);
    installed.add(name);
    file({ installed: name, logName: logNameOf(name, prefix), executable: isExecutable(name), content });
  });
  for await (const piece of gunzipMember(gz, DISTRIBUTION_LIMITS)) reader.push(piece);
  reader.end();
  const missing = missingFile(installed, which.target);
  if (missing) throw refused(missing, "missing");
}

/** The place in GOROOT; empty for `go/` itself. */
function nameBelowGo(stored: string, kind: "file" | "folder"): string {
  if (!stored.startsWith("go/")) throw refused(stored, "prefix");
  const name = stored.slice("go/".length);
  if (kind === "file") {
    if (name === "") throw refused(stored, "prefix");
    return name;
  }
  return name.endsWith("/") ? name.slice(0, -1) : name;
}

function logNameOf(name: string, prefix: string): string | undefined {
  // The module's packer gives this name to every go.mod, so a real one would make the record ambiguous.
  if (/(?:^|\/)_go\.mod$/.test(name)) throw refused(name, "go.mod");
  if (ARCHIVE_ONLY.test(name)) return undefined;
  return prefix + name.replace(/(^|\/)go\.mod$/, "$1_go.mod");
}

function refused(name: string, rule: string): Fault {
  return new Fault("toolchain-content", { name, rule });
}
