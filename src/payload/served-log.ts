import { Fault } from "../fault.ts";
import type { VerifierKey } from "../golang/note.ts";
import { writeLookup } from "../golang/sumdb.ts";
import { edgeTiles, HASH_BYTES, TILE_WIDTH, type Tile, tileHolding, tilePath } from "../golang/tile.ts";
import { rootOf, type TreeHead } from "../golang/tlog.ts";
import { type CarriedLog, type LogFiles, readCarriedLog, SUPPORTED } from "./carried-log.ts";

/** The signed head of a served database; no bundle carries it, every lookup has it. */
export const LATEST = "latest";

/** Reads a database as a host serves it. Faults: log-signature where it is not of that key, log-record. */
export function readServedLog(key: VerifierKey, files: LogFiles): CarriedLog {
  return readCarriedLog(key, new Map([...files].filter(([name]) => name !== LATEST)));
}

/**
 * The union of two carriages of one database, each of which has been proven under its own head, under the newer of the two.
 * That the older is its beginning proves all at once: what was in the older tree is in the newer under the same number
 * (RFC 6962 section 2.1.2), so that records may be rewritten and tiles kept. Faults (3): log-unlinked where tiles
 * lack that would show it, log-forked where they show the contrary.
 */
export function mergeLogs(held: CarriedLog, come: CarriedLog): CarriedLog {
  const [older, newer] = come.head.size < held.head.size ? [come, held] : [held, come];
  const facts = { log: come.name, held: held.head.size, come: come.head.size };
  const link = linkOf(older.head, newer);
  if (link !== "linked") throw new Fault(link, facts);
  return {
    ...newer,
    lookups: new Map([...older.lookups, ...newer.lookups]),
    tiles: new Map([...come.tiles, ...held.tiles]),
  };
}

/**
 * Whether a head is shown by the tiles of a proven database to be its beginning: log-unlinked where tiles lack for that, or
 * where it is of a larger tree; log-forked where they show the contrary.
 */
export function linkOf(head: TreeHead, newer: CarriedLog): "linked" | "log-unlinked" | "log-forked" {
  if (head.size > newer.head.size) return "log-unlinked";
  const root = rootAt(head, newer);
  if (root === undefined) return "log-unlinked";
  return root === head.hash ? "linked" : "log-forked";
}

/** The files to serve it by: every lookup under the one head. `held` are files that stand there already; equal ones are taken over. */
export function servedFiles({ note, lookups, tiles }: CarriedLog, held: LogFiles): LogFiles {
  const texts = [...lookups].map(([name, { id, text }]) => [name, writeLookup(id, text, note)] as const);
  const made: (readonly [string, string])[] = [[SUPPORTED, ""], [LATEST, note], ...texts];
  const files = made.map(([name, text]): [string, Uint8Array] => {
    const [bytes, old] = [Buffer.from(text), held.get(name)];
    return [name, old !== undefined && bytes.equals(old) ? old : bytes];
  });
  return new Map([...files, ...tiles]);
}

/** The hash that the first `size` records of a proven tree have; undefined where it lacks a tile for that. */
function rootAt({ size }: TreeHead, newer: CarriedLog): string | undefined {
  const edges = edgeTiles(size).map((tile) => firstHashes(tile, newer));
  if (edges.some((hashes) => hashes === undefined)) return undefined;
  return rootOf(size, (tile) => firstHashes(tile, newer) ?? NO_HASHES);
}

const NO_HASHES = Buffer.alloc(0);

/** Those of the narrow `tile`, from the tile that it has grown into. */
function firstHashes(tile: Tile, { head, tiles }: CarriedLog): Buffer | undefined {
  const bytes = tiles.get(tilePath(tileHolding(tile.level, tile.index * TILE_WIDTH, head.size)));
  return bytes && Buffer.from(bytes.subarray(0, tile.width * HASH_BYTES));
}
