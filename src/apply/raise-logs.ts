import type { Manifest } from "../bundle/manifest/manifest.ts";
import { type StoreName, storeName } from "../bundle/store-name.ts";
import { Fault } from "../fault.ts";
import { type LogFiles, readCarriedLog } from "../payload/carried-log.ts";
import { mergeLogs, readServedLog, servedFiles } from "../payload/served-log.ts";
import { databaseOf, keyOfLog, ofLog } from "../payload/sumdb-tree.ts";
import type { HostStore } from "../ports/store.ts";
import type { Work } from "../ports/work.ts";
import type { Step } from "../transaction/step.ts";
import { linkTarget, readServed, type ServedLogs, SUMDB, treeOf } from "./served-logs.ts";

/** The tree of databases that is to be served next. */
export interface RaisedLogs {
  readonly tree: StoreName;
  /** Its store lacks it: it waits in staging. */
  readonly staged: boolean;
  /** The tree that is served until then. */
  readonly from: StoreName | undefined;
}

/** Where the new link and the old tree are, while they are exchanged. */
const STAGED = "staging/sumdb";

/**
 * Merges the databases of a bundle, which have been proven, with what this host serves, and stages the union where it is
 * another. Undefined where nothing changes. Faults: log-forked, log-unlinked, log-signature (3), foreign-in-the-way (4),
 * state-damaged (6).
 */
export function stageLogs(manifest: Manifest, come: LogFiles, store: HostStore): RaisedLogs | undefined {
  const names = manifest.components.flatMap(databaseOf);
  if (names.length === 0) return undefined;
  const held = readServed(store);
  const files = new Map(held?.files);
  for (const name of names) addLog(name, manifest, come, files);
  const tree = treeOf(files);
  if (tree === held?.tree) return undefined;
  const staged = !store.list("store").includes(tree);
  if (staged) stageTree(tree, files, held, store);
  const link = { path: "link", target: linkTarget(tree) };
  store.buildRelease(store.stage(SUMDB), { copies: [], files: [], links: [link] });
  return { tree, staged, from: held?.tree };
}

/** One database of the bundle into the files that will be served. */
function addLog(name: string, { logs = [] }: Manifest, come: LogFiles, into: Map<string, Uint8Array>): void {
  const key = keyOfLog(name, logs);
  const held = below(`${name}/`, into);
  const own = readCarriedLog(key, ofLog(name, come));
  const merged = held.size === 0 ? own : mergeLogs(readServedLog(key, held), own);
  for (const [file, bytes] of servedFiles(merged, held)) into.set(`${name}/${file}`, bytes);
}

function below(start: string, files: LogFiles): LogFiles {
  const inside = [...files].filter(([path]) => path.startsWith(start));
  return new Map(inside.map(([path, bytes]) => [path.slice(start.length), bytes]));
}

/** What has not changed is the old file under a second name. */
function stageTree(tree: StoreName, files: LogFiles, held: ServedLogs | undefined, store: HostStore): void {
  const isOld = ([name, bytes]: readonly [string, Uint8Array]) => held?.files.get(name) === bytes;
  const from = held?.tree ?? tree;
  store.buildRelease(store.stage(`trees/${tree}`), {
    copies: [...files].filter(isOld).map(([name]) => ({ tree: from, into: name, file: name })),
    files: [...files].filter((file) => !isOld(file)).map(([path, content]) => ({ path, content })),
    links: [],
  });
}

/** The staged union is read back from disk, as every tree is. Fault tree-mismatch (3). */
export async function checkStagedLogs(raised: RaisedLogs, store: HostStore, work: Work): Promise<void> {
  if (!raised.staged) return;
  const { treeH1 } = await work.digestTree(`${store.root}/staging/trees/${raised.tree}`);
  const got = storeName({ id: SUMDB, treeH1 });
  if (got !== raised.tree) throw new Fault("tree-mismatch", { component: SUMDB, want: raised.tree, got });
}

/** From staging to served; the link is exchanged, so that at no moment is there no database. */
export function raisingSteps({ tree, staged, from }: RaisedLogs, root: string): Step[] {
  const placing: Step[] = staged ? [{ do: "move", from: `staging/trees/${tree}`, to: linkTarget(tree) }] : [];
  const linking: Step =
    from === undefined
      ? { do: "link", path: `${root}/${SUMDB}`, target: linkTarget(tree) }
      : { do: "replace", from: `${STAGED}/link`, to: SUMDB, old: `${STAGED}/old` };
  return [...placing, linking];
}

/** No release leads to the tree before: it goes with the staging area. */
export function clearingSteps({ from }: RaisedLogs): Step[] {
  return from === undefined ? [] : [{ do: "move", from: linkTarget(from), to: `${STAGED}/${from}` }];
}
