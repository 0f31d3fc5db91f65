import { Fault, reasonOf } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import type { H1 } from "../../golang/dirhash.ts";
import { escapePath, escapeVersion, type ModuleVersion } from "../../golang/module.ts";
import { type Lookup, openHead, parseLookup, sumsIn, writeLookup } from "../../golang/sumdb.ts";
import { type Tile, tilePath, tilesFor } from "../../golang/tile.ts";
import { AuthenticTiles, type TreeHead } from "../../golang/tlog.ts";
import type { Fetcher } from "../sources/fetcher.ts";
import type { Database } from "./database.ts";
import type { LogCache } from "./log-cache.ts";

/** What the database records of one module version, proven to be in its tree. */
export interface Recorded {
  readonly record: number;
  readonly zip: H1;
  readonly mod: H1;
}

/** Everything that another reader needs to prove the same: one signed head, the records, the tiles. */
export interface LogTree {
  readonly name: string;
  /** Names below `sumdb/<name>/`, in the GOPROXY layout. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface SignedHead {
  readonly note: string;
  readonly tree: TreeHead;
}

/** The head that all is proven under, the tiles that have been held against it, and the lookups that are proven by them. */
interface Head extends SignedHead {
  readonly tiles: AuthenticTiles;
  readonly proven: Set<string>;
}

/** What a damaged answer looks like, be it kept or fresh. */
const REFUTED: ReadonlySet<FaultCode> = new Set(["log-signature", "log-record", "log-proof"]);

/** Asks a checksum database about modules and proves every answer, all of them under one head. */
export class LogClient {
  readonly database: Database;
  readonly #fetcher: Fetcher;
  readonly #cache: LogCache;
  readonly #asked = new Map<string, ModuleVersion>();
  readonly #lookups = new Map<string, Lookup>();
  readonly #tiles = new Map<string, Uint8Array>();
  /** Each signed head is opened once, however many answers come with it. */
  readonly #heads = new Map<string, TreeHead>();
  #head: Head | undefined;
  #base: string | undefined;

  constructor(database: Database, fetcher: Fetcher, cache: LogCache) {
    this.database = database;
    this.#fetcher = fetcher;
    this.#cache = cache;
  }

  /**
   * The proven records of `modules`, in their order. Answers kept from earlier runs are proven anew; where they do not
   * hold they are fetched again. Faults: log-* (3) for what is not proven; log-unanswered, network-failed.
   */
  async prove(modules: readonly ModuleVersion[]): Promise<Recorded[]> {
    for (const module of modules) this.#asked.set(lookupName(module), module);
    try {
      await this.#proveAll(modules);
    } catch (error) {
      if (!(error instanceof Fault) || !REFUTED.has(error.code) || this.#fetcher.offline) throw error;
      this.#cache.forget();
      this.#lookups.clear();
      this.#tiles.clear();
      this.#head = undefined;
      await this.#proveAll([...this.#asked.values()]);
    }
    return modules.map((module) => {
      const { id, text } = this.#lookupOf(module);
      return { record: id, ...sumsIn(text, module) };
    });
  }

  /** The files of the tree that carries all that was proven so far: every lookup rewritten to the one head. */
  tree(): LogTree | undefined {
    if (this.#head === undefined) return undefined;
    const files = new Map<string, Uint8Array>([["supported", new Uint8Array()]]);
    for (const [name, lookup] of this.#lookups) {
      files.set(name, Buffer.from(writeLookup(lookup.id, lookup.text, this.#head.note)));
    }
    for (const tile of this.#needed(this.#head)) files.set(tilePath(tile), this.#tile(tile));
    return { name: this.database.key.name, files };
  }

  async #proveAll(modules: readonly ModuleVersion[]): Promise<void> {
    await this.#chooseBase(modules);
    const heads = await Promise.all(modules.map((module) => this.#look(module)));
    const head = newest(this.#head === undefined ? heads : [this.#head, ...heads]);
    if (head === undefined) return;
    await Promise.all(this.#needed(head).map((tile) => this.#fetchTile(tile)));
    this.#head = this.#proveUnder(head);
    this.#cache.keep(this.#lookups, this.#head.note, this.#tiles);
  }

  /** Proves each lookup that has not been under this head yet: under another one, all of them. */
  #proveUnder({ note, tree }: SignedHead): Head {
    const tiles = () => new AuthenticTiles(tree, (tile) => this.#tile(tile));
    const head =
      this.#head?.note === note ? this.#head : { note, tree, tiles: tiles(), proven: new Set<string>() };
    const open = [...this.#lookups].filter(([name]) => !head.proven.has(name));
    head.tiles.proveRecords(open.map(([, lookup]) => lookup));
    for (const [name] of open) head.proven.add(name);
    return head;
  }

  /** One lookup, into the set; gives the signed head that came with it. */
  async #look(module: ModuleVersion): Promise<SignedHead> {
    const name = lookupName(module);
    const bytes = this.#cache.read(name) ?? (await this.#fetch(name));
    if (bytes === undefined) throw unanswered(module, []);
    const lookup = parseLookup(bytes);
    this.#lookups.set(name, lookup);
    const tree = this.#heads.get(lookup.note) ?? openHead(lookup.note, this.database.key);
    this.#heads.set(lookup.note, tree);
    return { note: lookup.note, tree };
  }

  async #fetchTile(tile: Tile): Promise<void> {
    const name = tilePath(tile);
    if (this.#tiles.has(name)) return;
    const bytes = this.#cache.read(name) ?? (await this.#fetch(name)) ?? (await this.#cutFromFull(tile));
    if (bytes === undefined) throw unanswered({ path: name, version: "-" }, []);
    this.#tiles.set(name, bytes);
  }

  /** A server may have dropped a partial tile once the full one exists (golang/mod sumdb/client.go). */
  async #cutFromFull(tile: Tile): Promise<Uint8Array | undefined> {
    const full = tile.width === 256 ? undefined : await this.#fetch(tilePath({ ...tile, width: 256 }));
    return full?.subarray(0, tile.width * 32);
  }

  /** The first address that answers serves all of the run: lookups and tiles of one tree come from one place. */
  async #chooseBase(modules: readonly ModuleVersion[]): Promise<void> {
    const fresh = modules.find((module) => this.#cache.read(lookupName(module)) === undefined);
    if (this.#base !== undefined || fresh === undefined) return;
    const tried: string[] = [];
    for (const base of this.database.bases) {
      try {
        if ((await this.#fetcher.bytes(`${base}/${lookupName(fresh)}`)) !== undefined) {
          this.#base = base;
          return;
        }
        tried.push(`${base}: not there`);
      } catch (error) {
        tried.push(
          `${base}: ${error instanceof Fault ? String(error.facts["reason"] ?? error.code) : reasonOf(error)}`,
        );
      }
    }
    throw unanswered(fresh, tried);
  }

  #fetch(name: string): Promise<Uint8Array | undefined> {
    return this.#fetcher.bytes(`${this.#base ?? this.database.bases[0]}/${name}`);
  }

  #needed(head: SignedHead): Tile[] {
    return tilesFor(
      [...this.#lookups.values()].map(({ id }) => id),
      head.tree.size,
    );
  }

  #tile(tile: Tile): Uint8Array {
    const bytes = this.#tiles.get(tilePath(tile));
    if (bytes === undefined) throw unanswered({ path: tilePath(tile), version: "-" }, []);
    return bytes;
  }

  #lookupOf(module: ModuleVersion): Lookup {
    const lookup = this.#lookups.get(lookupName(module));
    if (lookup === undefined) throw unanswered(module, []);
    return lookup;
  }
}

function lookupName({ path, version }: ModuleVersion): string {
  return `lookup/${escapePath(path)}@${escapeVersion(version)}`;
}

function unanswered({ path, version }: ModuleVersion, tried: readonly string[]): Fault {
  return new Fault("log-unanswered", { module: `${path}@${version}`, tried });
}

function newest(heads: readonly SignedHead[]): SignedHead | undefined {
  return heads.reduce<SignedHead | undefined>(
    (best, head) => (best && best.tree.size >= head.tree.size ? best : head),
    undefined,
  );
}
