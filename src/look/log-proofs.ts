import type { Manifest, Member } from "../bundle/manifest.ts";
import { type ProvenLog, verifyCarriedLogs } from "../payload/sumdb-tree.ts";
import type { Passed } from "../ports/media.ts";

/** Where the module tree begins in a bundle. */
const TREE = "modules/";

/** Whether a member belongs to a carried checksum database: its bytes are needed for the proofs. */
export function isLogFile(member: Member): boolean {
  return member.component?.startsWith("sumdb/") === true;
}

/**
 * Proves by the carried databases that every signed `h1:` with a record is the recorded one.
 * `passed` holds the kept bytes of all log files. Faults (3): log-key, log-signature, log-record, log-proof,
 * log-missing, log-mismatch.
 */
export function proveLogs(manifest: Manifest, passed: readonly Passed[]): readonly ProvenLog[] {
  const kept = new Map(passed.map(({ path, bytes }) => [path, bytes]));
  return verifyCarriedLogs(manifest.components, manifest.logs ?? [], (path) => kept.get(TREE + path));
}
