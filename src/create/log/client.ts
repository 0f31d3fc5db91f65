import { Fault } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import type { H1 } from "../../golang/dirhash.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { type Lookup, openHead, parseLookup, sumsIn, writeLookup } from "../../golang/sumdb.ts";
import { earlierEdges, type Tile, tilePath, tilesFor, tilesForConsistency } from "../../golang/tile.ts";
import { AuthenticTiles, type TreeHead } from "../../golang/tlog.ts";
import { lookupName, SUPPORTED } from "../../payload/carried-log.ts";
import type { Work } from "../../ports/work.ts";
import type { Fetcher } from "../sources/fetcher.ts";
import type { Database } from "./database.ts";
import type { KnownHead } from "./known-heads.ts";
import type { LogCache } from "./log-cache.ts";
import { LogServer, unanswered } from "./log-server.ts";
import { TileSet } from "./tile-set.ts";

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
  readonly #server: LogServer;
  readonly #cache: LogCache;
  readonly #asked = new Map<string, ModuleVersion>();
  readonly #lookups = new Map<string, Lookup>();
  readonly #tiles: TileSet;
  /** Each signed head is opened once, however many answers come with it. */
  readonly #heads = new Map<string, TreeHead>();
  #head: Head | undefined;
  /** Heads that readers may have seen; the tree shows that ours goes on from them. */
  #earlier: readonly KnownHead[] = [];

  constructor(database: Database, fetcher: Fetcher, cache: LogCache, work: Work) {
    this.database = database;
    this.#server = new LogServer(database, fetcher);
    this.#cache = cache;
    this.#tiles = new TileSet(this.#server, cache, work);
  }

  /**
   * The proven records of `modules`, in their order. Answers kept from earlier runs are proven anew; where they do not
   * hold they are fetched again. Faults: log-* (3) for what is not proven; log-unanswered, network-failed.
   */
  async prove(modules: readonly ModuleVersion[]): Promise<Recorded[]> {
    for (const module of modules) this.#asked.set(lookupName(module), module);
    await this.#unlessKept(() => this.#proveAll(modules));
    return modules.map((module) => {
      const { id, text } = this.#lookupOf(module);
      return { record: id, ...sumsIn(text, module) };
    });
  }

  /**
   * Makes sure that our head goes on from every head of this database in `heads`, whichever is the newer, and that the tree
   * shows it. Faults: head-not-ours (3) where it does not, log-behind (1) where nobody has a head as new.
   */
  async link(heads: readonly KnownHead[]): Promise<void> {
    this.#earlier = heads.filter(({ log }) => log === this.database.key.name);
    if (this.#head !== undefined) await this.#unlessKept(() => this.#linkAll());
  }

  /** The one signed head, as others are told of it. */
  head(): KnownHead | undefined {
    return this.#head && { log: this.database.key.name, ...this.#head.tree };
  }

  /** The files of the tree that carries all that was proven so far: every lookup rewritten to the one head. */
  tree(): LogTree | undefined {
    if (this.#head === undefined) return undefined;
    const files = new Map<string, Uint8Array>([[SUPPORTED, new Uint8Array()]]);
    for (const [name, lookup] of this.#lookups) {
      files.set(name, Buffer.from(writeLookup(lookup.id, lookup.text, this.#head.note)));
    }
    const { size } = this.#head.tree;
    for (const tile of this.#needed(size)) files.set(tilePath(tile), this.#tiles.read(tile));
    for (const tile of this.#earlier.flatMap((head) => earlierEdges(head.size, size))) {
      files.set(tilePath(tile), this.#tiles.narrow(tile, size));
    }
    return { name: this.database.key.name, files };
  }

  async #proveAll(modules: readonly ModuleVersion[]): Promise<void> {
    const fresh = modules.map(lookupName).find((name) => this.#cache.read(name) === undefined);
    if (fresh !== undefined) await this.#server.choose(fresh);
    const heads = await Promise.all(modules.map((module) => this.#look(module)));
    const head = newest(this.#head === undefined ? heads : [this.#head, ...heads]);
    if (head !== undefined) await this.#proveUnder(head);
  }

  /** All lookups and all earlier heads under this head, which then is ours. */
  async #proveUnder(head: SignedHead): Promise<void> {
    const { tree, note } = head;
    await this.#tiles.fetch(this.#needed(tree.size));
    this.#head = this.#proven(head);
    const { tiles } = this.#head;
    const older = this.#earlier.filter(({ size }) => size <= tree.size);
    const foreign = older.find((earlier) => !tiles.beginsWith(earlier));
    if (foreign !== undefined) throw notOurs(foreign, tree.size);
    this.#cache.keep(this.#lookups, note, this.#tiles.byPath);
    if ((this.#keptLatest()?.tree.size ?? 0) < tree.size) this.#cache.write(LATEST, Buffer.from(note));
  }

  async #linkAll(): Promise<void> {
    const size = Math.max(0, ...this.#earlier.map((earlier) => earlier.size));
    const ours = this.#head;
    const head = ours !== undefined && ours.tree.size >= size ? ours : await this.#latest();
    if (head.tree.size < size) {
      if (this.#server.offline) throw this.#server.notKept(LATEST);
      throw new Fault("log-behind", { log: this.database.key.name, want: size, got: head.tree.size });
    }
    await this.#proveUnder(head);
  }

  /** The newest head that the database gives out; offline, that any earlier run has proven. */
  async #latest(): Promise<SignedHead> {
    const kept = this.#server.offline ? this.#keptLatest() : undefined;
    if (kept !== undefined) return kept;
    await this.#server.choose(LATEST);
    const bytes = await this.#server.file(LATEST);
    if (bytes === undefined) throw unanswered(LATEST, []);
    const note = Buffer.from(bytes).toString("utf8");
    return { note, tree: openHead(note, this.database.key) };
  }

  #keptLatest(): SignedHead | undefined {
    const note = Buffer.from(this.#cache.read(LATEST) ?? []).toString("utf8");
    try {
      return { note, tree: openHead(note, this.database.key) };
    } catch (error) {
      if (error instanceof Fault) return undefined;
      throw error;
    }
  }

  /** Does `work` once more without the answers kept from earlier runs, where they may be what does not hold. */
  async #unlessKept(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Fault) || !REFUTED.has(error.code) || this.#server.offline) throw error;
      this.#cache.forget();
      this.#lookups.clear();
      this.#tiles.clear();
      this.#head = undefined;
      await this.#proveAll([...this.#asked.values()]);
      await work();
    }
  }

  /** Proves each lookup that has not been under this head yet: under another one, all of them. */
  #proven({ note, tree }: SignedHead): Head {
    const tiles = () =>
      new AuthenticTiles(
        tree,
        (tile) => this.#tiles.read(tile),
        (tile) => this.#tiles.root(tile),
      );
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
    const bytes = this.#cache.read(name) ?? (await this.#server.file(name));
    if (bytes === undefined) throw unanswered(nameOf(module), []);
    const lookup = parseLookup(bytes);
    this.#lookups.set(name, lookup);
    const tree = this.#heads.get(lookup.note) ?? openHead(lookup.note, this.database.key);
    this.#heads.set(lookup.note, tree);
    return { note: lookup.note, tree };
  }

  /** For the records, and for the heads that are older than this one. */
  #needed(size: number): Tile[] {
    const ids = [...this.#lookups.values()].map(({ id }) => id);
    const older = this.#earlier.filter((head) => head.size <= size);
    const tiles = [...tilesFor(ids, size), ...older.flatMap((head) => tilesForConsistency(head.size, size))];
    return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
  }

  #lookupOf(module: ModuleVersion): Lookup {
    const lookup = this.#lookups.get(lookupName(module));
    if (lookup === undefined) throw unanswered(nameOf(module), []);
    return lookup;
  }
}

/** The file that holds the newest head (go.dev/ref/mod#checksum-database). */
const LATEST = "latest";

function nameOf({ path, version }: ModuleVersion): string {
  return `${path}@${version}`;
}

function notOurs({ log, size, file }: KnownHead, ours: number): Fault {
  return new Fault("head-not-ours", { log, size, ours, from: file ?? "made/" });
}

function newest(heads: readonly SignedHead[]): SignedHead | undefined {
  return heads.reduce<SignedHead | undefined>(
    (best, head) => (best && best.tree.size >= head.tree.size ? best : head),
    undefined,
  );
}
