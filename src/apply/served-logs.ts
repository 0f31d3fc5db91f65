import { sha256 } from "../bundle/digest.ts";
import { type StoreName, storeName } from "../bundle/store-name.ts";
import { Fault } from "../fault.ts";
import { h1OfDigests } from "../golang/dirhash.ts";
import { readHead } from "../golang/sumdb.ts";
import type { TreeHead } from "../golang/tlog.ts";
import type { LogFiles } from "../payload/carried-log.ts";
import { LATEST } from "../payload/served-log.ts";
import type { HostStore } from "../ports/store.ts";
import { inTheWay } from "./place.ts";

/** The link in the root to the one tree of checksum databases that all releases serve. */
export const SUMDB = "sumdb";

/** The tree that is served now. */
export interface ServedLogs {
  readonly tree: StoreName;
  /** By their names in it, `<database>/<file>`. */
  readonly files: LogFiles;
}

/** The head of a database that go commands of this host have come to know. */
export interface ServedHead extends TreeHead {
  readonly log: string;
}

/** Where the link leads, as a path from the root. */
export function linkTarget(tree: string): string {
  return `store/${tree}`;
}

/** The name of a tree of databases with these files. */
export function treeOf(files: LogFiles): StoreName {
  const leaves = [...files].map(([name, bytes]) => ({ name, sha256: sha256(bytes) }));
  return storeName({ id: SUMDB, treeH1: h1OfDigests(leaves) });
}

/** The name of the tree that the link leads to; undefined where nothing is served yet. Fault foreign-in-the-way (4). */
export function servedTree(store: HostStore): string | undefined {
  const path = `${store.root}/${SUMDB}`;
  const found = store.look(path);
  if (found.kind === "absent") return undefined;
  const target = found.kind === "link" ? found.target : found.kind;
  const tree = /^store\/(sumdb-[0-9a-f]{64})$/.exec(target)?.[1];
  if (tree === undefined) throw inTheWay(path, target);
  return tree;
}

/**
 * Reads what is served, and holds it against the digest in its name: it was proven when it came, so it need not be proven again.
 * Faults: foreign-in-the-way (4), state-damaged (6).
 */
export function readServed(store: HostStore): ServedLogs | undefined {
  const name = servedTree(store);
  if (name === undefined) return undefined;
  const files = new Map(
    store.walk(`store/${name}`).map((file) => [file, store.readBytes(`store/${name}/${file}`) ?? NO_BYTES]),
  );
  const tree = treeOf(files);
  if (tree === name) return { tree, files };
  const rule = files.size === 0 ? "absent" : "digest";
  throw new Fault("state-damaged", { path: `${store.root}/store/${name}`, rule });
}

const NO_BYTES = new Uint8Array();

/** The head of each database that is served; none of one that cannot be read. */
export function servedHeads(store: HostStore): readonly ServedHead[] {
  return store.list(SUMDB).flatMap((log) => {
    const head = readHead(store.read(`${SUMDB}/${log}/${LATEST}`) ?? "");
    return head === undefined ? [] : [{ log, ...head }];
  });
}
