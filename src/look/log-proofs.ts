import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { parseTilePath, TILE_WIDTH } from "../golang/tile.ts";
import type { LogFiles, LogRoots } from "../payload/carried-log.ts";
import { type ProvenLog, verifyCarriedLogs } from "../payload/sumdb-tree.ts";
import type { Destiny, Passed } from "../ports/media.ts";

/** Where the module tree begins in a bundle. */
const TREE = "modules/";

/** What becomes of a member of a carried checksum database, whose bytes are needed for the proofs; undefined for others. */
export function logDestiny({ path, component }: Member): Destiny | undefined {
  if (component?.startsWith("sumdb/") !== true) return undefined;
  const complete = parseTilePath(path.slice(`${TREE}${component}/`.length))?.width === TILE_WIDTH;
  return { do: "keep", ...(complete && { tile: true }) };
}

/** The kept bytes of all log files, by their paths in the module tree. */
export function logFiles(passed: readonly Passed[]): LogFiles {
  return inTree(passed, ({ bytes }) => bytes);
}

/**
 * Proves by the carried databases that every signed `h1:` with a record is the recorded one.
 * Faults (3): log-key, log-signature, log-record, log-proof, log-missing, log-mismatch, tree-path.
 */
export function proveLogs(manifest: Manifest, passed: readonly Passed[]): readonly ProvenLog[] {
  const roots: LogRoots = inTree(passed, ({ root }) => root);
  return verifyCarriedLogs(manifest.components, manifest.logs ?? [], logFiles(passed), roots);
}

/** What members of the module tree have of something, by their paths in it. */
function inTree<T>(passed: readonly Passed[], what: (one: Passed) => T | undefined): ReadonlyMap<string, T> {
  return new Map(
    passed.flatMap((one) => {
      const found = what(one);
      return found === undefined || !one.path.startsWith(TREE)
        ? []
        : [[one.path.slice(TREE.length), found] as const];
    }),
  );
}
