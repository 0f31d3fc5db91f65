import { Fault } from "../fault.ts";
import { escapePath, escapeVersion, type ModuleVersion } from "../golang/module.ts";
import type { VerifierKey } from "../golang/note.ts";
import { type Lookup, openHead, parseLookup, sumsIn } from "../golang/sumdb.ts";
import { parseTilePath, type Tile, tilePath } from "../golang/tile.ts";
import { AuthenticTiles, type TreeHead } from "../golang/tlog.ts";

/** Files by their names: of all databases below the module tree, or of one below `sumdb/<name>/`. */
export type LogFiles = ReadonlyMap<string, Uint8Array>;

/** What `rootOfTile` gave for complete tiles among such files, by the same names. */
export type LogRoots = ReadonlyMap<string, string>;

/** What one database is carried as. */
export interface CarriedLog {
  readonly name: string;
  /** The one signed head of all lookups. */
  readonly note: string;
  readonly head: TreeHead;
  /** By their names, `lookup/<module>@<version>`. */
  readonly lookups: ReadonlyMap<string, Lookup>;
  /** By their names, `tile/8/…`. */
  readonly tiles: LogFiles;
}

const NONE: LogRoots = new Map();

/** An empty file: where it is missing, the go command asks the real database over the network. */
export const SUPPORTED = "supported";

/** `lookup/github.com/!azure/x@v1.2.3` */
export function lookupName({ path, version }: ModuleVersion): string {
  return `lookup/${escapePath(path)}@${escapeVersion(version)}`;
}

/**
 * Reads the files of one database; of what it says the head's signature is proven, and nothing else.
 * Faults: log-missing, log-signature, log-record; tree-path for a file that is no part of one.
 */
export function readCarriedLog(key: VerifierKey, files: LogFiles): CarriedLog {
  if (!files.has(SUPPORTED)) throw new Fault("log-missing", { path: `sumdb/${key.name}/${SUPPORTED}` });
  const named = [...files].filter(([name]) => name !== SUPPORTED);
  const odd = named.find(([name]) => !name.startsWith("lookup/") && parseTilePath(name) === undefined);
  if (odd !== undefined) throw new Fault("tree-path", { name: `sumdb/${key.name}/${odd[0]}` });
  const lookups = new Map(
    named.filter(([name]) => name.startsWith("lookup/")).map(([name, bytes]) => [name, parseLookup(bytes)]),
  );
  const tiles = new Map(named.filter(([name]) => !lookups.has(name)));
  const note = onlyNote([...lookups.values()], key);
  return { name: key.name, note, head: openHead(note, key), lookups, tiles };
}

/**
 * Proves every record and every tile of it under its head, also what no component speaks of: all of it is going to be
 * served. Faults: log-proof, log-missing.
 */
export function proveCarriedLog({ name, head, lookups, tiles }: CarriedLog, roots: LogRoots = NONE): void {
  const tree = new AuthenticTiles(
    head,
    (tile) => carriedTile(name, tile, tiles),
    (tile) => roots.get(tilePath(tile)),
  );
  tree.proveRecords(lookups.values());
  for (const path of tiles.keys()) {
    const tile = parseTilePath(path);
    if (tile !== undefined) tree.proveTile(tile);
  }
}

/** Whether each record speaks of the module that its lookup is called by, in both lines. Fault log-record. */
export function checkLookupNames(lookups: CarriedLog["lookups"]): void {
  for (const [name, { text }] of lookups) {
    const [path = "", version = ""] = text.split(" ", 2);
    sumsIn(text, { path, version });
    if (lookupName({ path, version }) === name) continue;
    throw new Fault("log-record", { module: name, rule: "name" });
  }
}

function carriedTile(name: string, tile: Tile, tiles: LogFiles): Uint8Array {
  const bytes = tiles.get(tilePath(tile));
  if (bytes === undefined) throw new Fault("log-missing", { path: `sumdb/${name}/${tilePath(tile)}` });
  return bytes;
}

/** FORMAT 5.13. With several heads the go command needs tiles that depend on the order of its questions: one is a rule of the tree. */
function onlyNote(lookups: readonly Lookup[], key: VerifierKey): string {
  const [note, ...others] = new Set(lookups.map((lookup) => lookup.note));
  if (note === undefined || others.length > 0)
    throw new Fault("log-signature", { log: key.name, rule: "one-head" });
  return note;
}
