import { HASH_BYTES, TILE_WIDTH, type Tile, tileHolding, tilePath } from "../../golang/tile.ts";
import type { Work } from "../../ports/work.ts";
import type { LogCache } from "./log-cache.ts";
import { type LogServer, unanswered } from "./log-server.ts";

/** The tiles of one database that a run has had, kept ones before fetched ones; whether they are right is not judged here. */
export class TileSet {
  readonly #server: LogServer;
  readonly #cache: LogCache;
  readonly #work: Work;
  readonly #tiles = new Map<string, Uint8Array>();
  readonly #roots = new Map<string, string>();

  constructor(server: LogServer, cache: LogCache, work: Work) {
    this.#server = server;
    this.#cache = cache;
    this.#work = work;
  }

  /** By their paths in the GOPROXY layout. */
  get byPath(): ReadonlyMap<string, Uint8Array> {
    return this.#tiles;
  }

  /** Makes sure that these are here. Faults: log-unanswered, network-failed. */
  async fetch(tiles: readonly Tile[]): Promise<void> {
    await Promise.all(tiles.map((tile) => this.#fetchOne(tile)));
    const open = tiles.filter((tile) => tile.width === TILE_WIDTH && this.root(tile) === undefined);
    const roots = await this.#work.tileRoots(open.map((tile) => this.read(tile)));
    for (const [at, root] of roots.entries()) {
      const tile = open[at];
      if (tile !== undefined) this.#roots.set(tilePath(tile), root);
    }
  }

  /** The hash over a complete tile that was fetched. */
  root(tile: Tile): string | undefined {
    return this.#roots.get(tilePath(tile));
  }

  /** A tile that is here. Fault log-unanswered. */
  read(tile: Tile): Uint8Array {
    const bytes = this.#tiles.get(tilePath(tile));
    if (bytes === undefined) throw unanswered(tilePath(tile), []);
    return bytes;
  }

  /** A tile as it was when the tree, now of `size` records, was smaller. Fault log-unanswered. */
  narrow({ level, index, width }: Tile, size: number): Uint8Array {
    return this.read(tileHolding(level, index * TILE_WIDTH, size)).subarray(0, width * HASH_BYTES);
  }

  clear(): void {
    this.#tiles.clear();
    this.#roots.clear();
  }

  async #fetchOne(tile: Tile): Promise<void> {
    const name = tilePath(tile);
    if (this.#tiles.has(name)) return;
    const bytes =
      this.#cache.read(name) ?? (await this.#server.file(name)) ?? (await this.#cutFromFull(tile));
    if (bytes === undefined) throw unanswered(name, []);
    this.#tiles.set(name, bytes);
  }

  /** A server may have dropped a partial tile once the full one exists (golang/mod sumdb/client.go). */
  async #cutFromFull(tile: Tile): Promise<Uint8Array | undefined> {
    if (tile.width === TILE_WIDTH) return undefined;
    const full = await this.#server.file(tilePath({ ...tile, width: TILE_WIDTH }));
    return full?.subarray(0, tile.width * HASH_BYTES);
  }
}
