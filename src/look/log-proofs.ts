import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import type { LogFiles } from "../payload/carried-log.ts";
import { type ProvenLog, verifyCarriedLogs } from "../payload/sumdb-tree.ts";
import type { Passed } from "../ports/media.ts";

/** Where the module tree begins in a bundle. */
const TREE = "modules/";

/** Whether a member belongs to a carried checksum database: its bytes are needed for the proofs. */
export function isLogFile(member: Member): boolean {
  return member.component?.startsWith("sumdb/") === true;
}

/** The kept bytes of all log files, by their paths in the module tree. */
export function logFiles(passed: readonly Passed[]): LogFiles {
  return new Map(
    passed.flatMap(({ path, bytes }) =>
      bytes === undefined || !path.startsWith(TREE) ? [] : [[path.slice(TREE.length), bytes] as const],
    ),
  );
}

/**
 * Proves by the carried databases that every signed `h1:` with a record is the recorded one.
 * Faults (3): log-key, log-signature, log-record, log-proof, log-missing, log-mismatch, tree-path.
 */
export function proveLogs(manifest: Manifest, files: LogFiles): readonly ProvenLog[] {
  return verifyCarriedLogs(manifest.components, manifest.logs ?? [], files);
}
