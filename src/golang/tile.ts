/** Hashes of one level in a group: every tile of a full height of 8 covers 256 hashes (go.dev/ref/mod#checksum-database). */
export const TILE_WIDTH = 256;
export const HASH_BYTES = 32;

/** A piece of the tree: `width` hashes (256 in all but the last tile of a level) at `level`, each over 256^level records. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** `tile/8/0/x001/234` or, where not full, `tile/8/0/x001/234.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  let groups = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = `x${String(rest % 1000).padStart(3, "0")}/${groups}`;
  }
  return `tile/8/${level}/${groups}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** The inverse of `tilePath`; undefined for what no tile is called. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/8\/(\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match?.[1] || !match[2]) return undefined;
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  const tile = { level: Number(match[1]), index: Number(match[2].replace(/[x/]/g, "")), width };
  return width > 0 && tilePath(tile) === path ? tile : undefined;
}

/** How many complete groups of 256^level records a tree of `size` records has. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile that holds hash number `index` of a level, as wide as a tree of `size` records makes it. */
export function tileHolding(level: number, index: number, size: number): Tile {
  const tile = Math.floor(index / TILE_WIDTH);
  return { level, index: tile, width: Math.min(TILE_WIDTH, hashesAt(level, size) - tile * TILE_WIDTH) };
}

/** The tiles that are not full, one a level at most, from level 0 up: together they make the head's hash. */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const count = hashesAt(level, size);
    if (count % TILE_WIDTH) tiles.push(tileHolding(level, count - 1, size));
  }
  return tiles;
}

/** The tile itself and its ancestors, up to the first that is not full and so is authenticated by the head. */
function tileChain(tile: Tile, size: number): Tile[] {
  const chain = [tile];
  for (let t = tile; t.width === TILE_WIDTH; ) {
    t = tileHolding(t.level + 1, t.index, size);
    chain.push(t);
  }
  return chain;
}

/** Exactly the tiles by which `proveRecords` proves these record numbers in a tree of `size` records. */
export function tilesFor(ids: Iterable<number>, size: number): Tile[] {
  const tiles = new Map(edgeTiles(size).map((tile) => [tilePath(tile), tile]));
  for (const id of ids) {
    for (const tile of tileChain(tileHolding(0, id, size), size)) tiles.set(tilePath(tile), tile);
  }
  return [...tiles.values()];
}

/** Exactly the tiles by which `proveConsistency`, and the go command, see that an older tree is a beginning of a newer. */
export function tilesForConsistency(oldSize: number, size: number): Tile[] {
  const tiles = new Map(edgeTiles(size).map((tile) => [tilePath(tile), tile]));
  for (const { level, index } of edgeTiles(oldSize)) {
    const holding = tileHolding(level, index * TILE_WIDTH, size);
    for (const tile of tileChain(holding, size)) tiles.set(tilePath(tile), tile);
  }
  return [...tiles.values()];
}

/**
 * The incomplete tiles of an older tree that the go command asks for by their own width: it begins with the head that an
 * account has seen last, and cuts from a complete tile only (golang/mod sumdb/client.go, readTile).
 */
export function earlierEdges(oldSize: number, size: number): Tile[] {
  return edgeTiles(oldSize).filter(({ level, index, width }) => {
    const grown = tileHolding(level, index * TILE_WIDTH, size).width;
    return grown !== TILE_WIDTH && grown !== width;
  });
}
