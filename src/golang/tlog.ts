import { hash } from "node:crypto";
import { Fault } from "../fault.ts";
import { edgeTiles, HASH_BYTES, TILE_WIDTH, type Tile, tileHolding, tilePath } from "./tile.ts";

/** A transparent log's state: so many records, and the hash over all of them (RFC 6962 section 2.1, golang/mod sumdb/tlog). */
export interface TreeHead {
  readonly size: number;
  /** Standard base64 of 32 bytes. */
  readonly hash: string;
}

/** A record as it is claimed: its number in the tree, and its text. */
export interface LogRecord {
  readonly id: number;
  readonly text: string;
}

/** Where tiles come from. What it returns is not believed; it throws where a tile is missing. */
export type TileReader = (tile: Tile) => Uint8Array;

/** What `rootOfTile` gave before for the same bytes, where it did. */
export type KnownRoots = (tile: Tile) => string | undefined;

/** The hash of a record's text: SHA-256 of a zero byte and the text. */
export function recordHash(text: string): Buffer {
  return hash("sha256", Buffer.concat([Buffer.of(0), Buffer.from(text)]), "buffer");
}

/** The hash over a complete tile, as it stands in the tile above: standard base64 of 32 bytes. */
export function rootOfTile(hashes: Uint8Array): string {
  return rootOfAll(Buffer.from(hashes)).toString("base64");
}

/** SHA-256 of a one byte and both hashes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return rootOfAll(Buffer.concat([left, right]));
}

/** Proves that each record stands in the tree of `head` under its number. Fault "log-proof". */
export function proveRecords(head: TreeHead, records: Iterable<LogRecord>, readTile: TileReader): void {
  new AuthenticTiles(head, readTile).proveRecords(records);
}

/** Proves that the tree of `old` is the beginning of that of `now`: no record was changed since. Fault "log-proof". */
export function proveConsistency(old: TreeHead, now: TreeHead, readTile: TileReader): void {
  if (!new AuthenticTiles(now, readTile).beginsWith(old)) {
    throw new Fault("log-proof", { what: `tree#${old.size}`, size: now.size });
  }
}

/** The hash of a tree from the hashes of its incomplete tiles, each tile in one piece; of the empty tree, SHA-256 of nothing. */
export function rootOf(size: number, hashesOf: (tile: Tile) => Buffer): string {
  // From the right, lowest level first; each tile in turn falls into complete subtrees, the largest leftmost.
  const subtrees = edgeTiles(size).flatMap((tile) => completeSubtrees(hashesOf(tile)).reverse());
  const [last, ...rest] = subtrees;
  if (!last) return hash("sha256", "", "base64");
  return rest.reduce<Buffer>((right, left) => nodeHash(left, right), last).toString("base64");
}

/**
 * The tiles of one tree. Every tile that is read is authenticated up to the head first, in full: the go command's own
 * reader did not do so before 1.25.13 and 1.26.6 (CVE-2026-56865). What does not hold is Fault "log-proof".
 */
export class AuthenticTiles {
  readonly #head: TreeHead;
  readonly #read: TileReader;
  readonly #roots: KnownRoots;
  readonly #known = new Map<string, Buffer>();

  constructor(head: TreeHead, read: TileReader, roots: KnownRoots = () => undefined) {
    this.#head = head;
    this.#read = read;
    this.#roots = roots;
    // Every hash of every incomplete tile goes into the head's hash: one comparison authenticates them all.
    const edges = new Map(edgeTiles(head.size).map((tile) => [tilePath(tile), this.#hashesOf(tile)]));
    if (rootOf(head.size, (tile) => edges.get(tilePath(tile)) ?? Buffer.alloc(0)) !== head.hash) {
      throw new Fault("log-proof", { what: [...edges.keys()].join(" "), size: head.size });
    }
    for (const [path, hashes] of edges) this.#known.set(path, hashes);
  }

  /** Proves that each record stands in the tree under its number. */
  proveRecords(records: Iterable<LogRecord>): void {
    for (const { id, text } of records) {
      const inTree = Number.isSafeInteger(id) && id >= 0 && id < this.#head.size;
      if (!inTree || !this.#hashAt(0, id).equals(recordHash(text))) {
        throw new Fault("log-proof", { what: `#${id}`, size: this.#head.size });
      }
    }
  }

  /** Whether the tree of `old` is the beginning of this one. */
  beginsWith(old: TreeHead): boolean {
    return old.size <= this.#head.size && rootOf(old.size, (tile) => this.#partOf(tile)) === old.hash;
  }

  /** Proves a tile of this tree, or one of an earlier size: it holds the first hashes of what has grown since. */
  proveTile(tile: Tile): void {
    const { level, index, width } = tile;
    const grown = tileHolding(level, index * TILE_WIDTH, this.#head.size);
    const holds = width <= grown.width && this.#hashesOf(tile).equals(this.#partOf(tile));
    if (holds) return;
    throw new Fault("log-proof", { what: tilePath(tile), size: this.#head.size });
  }

  /** Hash number `index` of a level of tiles. */
  #hashAt(level: number, index: number): Buffer {
    const hashes = this.#authenticated(tileHolding(level, index, this.#head.size));
    const at = (index % TILE_WIDTH) * HASH_BYTES;
    if (at >= hashes.length) throw new Fault("log-proof", { what: `#${index}`, size: this.#head.size });
    return hashes.subarray(at, at + HASH_BYTES);
  }

  /** The first hashes of a tile that has grown since: those of the narrower `tile`. */
  #partOf(tile: Tile): Buffer {
    const grown = tileHolding(tile.level, tile.index * TILE_WIDTH, this.#head.size);
    return this.#authenticated(grown).subarray(0, tile.width * HASH_BYTES);
  }

  #authenticated(tile: Tile): Buffer {
    const path = tilePath(tile);
    const known = this.#known.get(path);
    if (known) return known;
    // Only complete tiles get here, and a complete tile is one hash of its parent.
    const expected = this.#hashAt(tile.level + 1, tile.index);
    const hashes = this.#hashesOf(tile);
    const root = this.#roots(tile) ?? rootOfTile(hashes);
    if (root !== expected.toString("base64")) {
      throw new Fault("log-proof", { what: path, size: this.#head.size });
    }
    this.#known.set(path, hashes);
    return hashes;
  }

  #hashesOf(tile: Tile): Buffer {
    const bytes = this.#read(tile);
    if (bytes.length !== tile.width * HASH_BYTES) {
      throw new Fault("log-proof", { what: tilePath(tile), size: this.#head.size });
    }
    // A copy: what has been authenticated must not change under our hands.
    return Buffer.from(bytes);
  }
}

/** The roots of the largest complete subtrees over these hashes, left to right: as many as the count has binary ones. */
function completeSubtrees(hashes: Buffer): Buffer[] {
  const roots: Buffer[] = [];
  let at = 0;
  for (let bytes = TILE_WIDTH * HASH_BYTES; bytes >= HASH_BYTES; bytes /= 2) {
    if (hashes.length - at >= bytes) {
      roots.push(rootOfAll(Buffer.from(hashes.subarray(at, at + bytes))));
      at += bytes;
    }
  }
  return roots;
}

/** What is hashed for a node: a one byte (a record has a zero there, RFC 6962 section 2.1), and both hashes. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/**
 * The root over hashes that stand one after the other, a power of two. A proof takes tens of thousands of them:
 * each level is written over the one below it, and as text, which node:crypto gives several times faster than a buffer.
 */
function rootOfAll(hashes: Buffer): Buffer {
  for (let left = hashes.length / 2; left >= HASH_BYTES; left /= 2) {
    for (let at = 0; at < left; at += HASH_BYTES) {
      hashes.copy(node, 1, 2 * at, 2 * at + 2 * HASH_BYTES);
      hashes.write(hash("sha256", node, "binary"), at, "binary");
    }
  }
  return hashes.subarray(0, HASH_BYTES);
}
