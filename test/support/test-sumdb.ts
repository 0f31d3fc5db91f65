import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import type { H1 } from "../../src/golang/dirhash.ts";
import { escapePath, escapeVersion, type ModuleVersion } from "../../src/golang/module.ts";
import { keyId } from "../../src/golang/note.ts";
import { type Sums, writeLookup } from "../../src/golang/sumdb.ts";
import {
  earlierEdges,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesFor,
  tilesForConsistency,
} from "../../src/golang/tile.ts";
import { nodeHash, recordHash, rootOf, type TreeHead } from "../../src/golang/tlog.ts";
import { lookupName } from "../../src/payload/carried-log.ts";

const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * A small checksum database with a key of its own, the same for the same name. Records stay for ever; every head,
 * lookup and tile can be asked for at any earlier size, as a real one answers over time.
 */
export class TestSumdb {
  readonly name: string;
  /** What goes into GOSUMDB and a manifest's `logs`. */
  readonly verifierKey: string;
  readonly #key: KeyObject;
  readonly #texts: string[] = [];
  readonly #ids = new Map<string, number>();
  /** Hashes of complete tiles by level: level 0 holds the records' own. */
  readonly #levels: Buffer[][] = [[]];

  constructor(name = "sum.example.test") {
    this.name = name;
    const seed = createHash("sha256").update(`test database ${name}`).digest();
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
    this.verifierKey = `${name}+${keyId(name, this.#publicBody()).toString("hex")}+${this.#publicBody().toString("base64")}`;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Records a module version and returns its number. */
  add(module: ModuleVersion, sums: Sums): number {
    const { path, version } = module;
    const id = this.addText(`${path} ${version} ${sums.zip}\n${path} ${version}/go.mod ${sums.mod}\n`);
    this.#ids.set(`${path}@${version}`, id);
    return id;
  }

  /** Records a Go distribution: `1.21.5`, `linux/amd64`. */
  addToolchain(version: string, target: string, goH1: H1): number {
    const module = {
      path: "golang.org/toolchain",
      version: `v0.0.1-go${version}.${target.replace("/", "-")}`,
    };
    // The h1: of "module golang.org/toolchain\n", as in every real record of a toolchain.
    return this.add(module, { zip: goH1, mod: "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=" as H1 });
  }

  /** Records any text, an improper one too. */
  addText(text: string): number {
    this.#texts.push(text);
    this.#push(0, recordHash(text));
    return this.#texts.length - 1;
  }

  /** Grows the tree to `size` records of no interest, to have tiles on several levels. */
  padTo(size: number): this {
    while (this.size < size) {
      this.addText(`example.test/filler v0.0.${this.size} h1:none\n`);
    }
    return this;
  }

  textOf(id: number): string {
    return this.#texts[id] ?? "";
  }

  treeHead(size = this.size): TreeHead {
    return { size, hash: rootOf(size, (tile) => Buffer.concat(this.#hashes(tile))) };
  }

  /** The signed head of the first `size` records. */
  head(size = this.size): string {
    const { hash } = this.treeHead(size);
    return this.sign(`go.sum database tree\n${size}\n${hash}\n`);
  }

  /** A note: the text with a signature line of this database. */
  sign(text: string): string {
    const signature = Buffer.concat([
      keyId(this.name, this.#publicBody()),
      sign(null, Buffer.from(text), this.#key),
    ]);
    return `${text}\n— ${this.name} ${signature.toString("base64")}\n`;
  }

  /** The answer to a lookup, with the head that the tree had at `size`. */
  lookup(module: ModuleVersion, size = this.size): string {
    const id = this.#ids.get(`${module.path}@${module.version}`);
    if (id === undefined) throw new Error(`not recorded: ${module.path}@${module.version}`);
    return writeLookup(id, this.textOf(id), this.head(size));
  }

  tile(tile: Tile): Buffer {
    return Buffer.concat(this.#hashes(tile));
  }

  /**
   * The database as files for `size` records, named as under `sumdb/<name>/`: `supported`, `latest`, every lookup with
   * the one head, every tile of that size. Ready to be put into a folder or served over HTTP.
   */
  files(size = this.size): Map<string, Buffer> {
    const files = new Map<string, Buffer>([
      ["supported", Buffer.alloc(0)],
      ["latest", Buffer.from(this.head(size))],
    ]);
    const head = this.head(size);
    for (const [name, id] of this.#ids) {
      const at = name.lastIndexOf("@");
      const escaped = `${escapePath(name.slice(0, at))}@${escapeVersion(name.slice(at + 1))}`;
      if (id < size) files.set(`lookup/${escaped}`, Buffer.from(writeLookup(id, this.textOf(id), head)));
    }
    for (const tile of allTiles(size)) files.set(tilePath(tile), this.tile(tile));
    return files;
  }

  /**
   * What a bundle carries for these modules at `size`: no tile more than is needed for them, and to show that the heads
   * of the `earlier` sizes are beginnings.
   */
  carried(
    modules: readonly ModuleVersion[],
    earlier: readonly number[] = [],
    size = this.size,
  ): Map<string, Buffer> {
    const ids = modules.map(({ path, version }) => this.#ids.get(`${path}@${version}`) ?? -1);
    const tiles = [
      ...tilesFor(ids, size),
      ...earlier.flatMap((old) => [...tilesForConsistency(old, size), ...earlierEdges(old, size)]),
    ];
    return new Map([
      ["supported", Buffer.alloc(0)],
      ...modules.map(
        (module) => [lookupName(module), Buffer.from(this.lookup(module, size))] as [string, Buffer],
      ),
      ...tiles.map((tile) => [tilePath(tile), this.tile(tile)] as [string, Buffer]),
    ]);
  }

  #hashes(tile: Tile): Buffer[] {
    const from = tile.index * TILE_WIDTH;
    return this.#levels[tile.level]?.slice(from, from + tile.width) ?? [];
  }

  /** Adds a hash to a level, and, where that completes a tile, the tile's to the level above. */
  #push(level: number, hash: Buffer): void {
    const hashes = this.#levels[level] ?? [];
    this.#levels[level] = hashes;
    hashes.push(hash);
    if (hashes.length % TILE_WIDTH === 0) this.#push(level + 1, rootOfTile(hashes.slice(-TILE_WIDTH)));
  }

  #publicBody(): Buffer {
    const jwk = this.#key.export({ format: "jwk" });
    return Buffer.concat([Buffer.of(1), Buffer.from(String(jwk.x), "base64url")]);
  }
}

function rootOfTile(hashes: Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, i) => pairHash(row, i));
  }
  return pick(row, 0);
}

function pairHash(row: Buffer[], pair: number): Buffer {
  return nodeHash(pick(row, 2 * pair), pick(row, 2 * pair + 1));
}

function pick(row: Buffer[], i: number): Buffer {
  const hash = row[i];
  if (!hash) throw new Error(`no hash ${i}`);
  return hash;
}

function allTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < count; index++) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) });
    }
  }
  return tiles;
}
