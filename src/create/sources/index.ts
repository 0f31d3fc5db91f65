import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { LogClient } from "../log/client.ts";
import { chooseDatabase } from "../log/database.ts";
import { LogCache } from "../log/log-cache.ts";
import type { Order } from "../order.ts";
import { unknownVersion, type VersionIndex } from "../resolve/versions.ts";
import type { Tools } from "../tools.ts";
import type { Wanted } from "./distribution.ts";
import { Fetcher } from "./fetcher.ts";
import {
  type GoSettings,
  type ModuleProxy,
  proxiesOf,
  readGoSettings,
  withDistribution,
} from "./go-settings.ts";
import { KnownDigests } from "./known-digests.ts";
import { type Offer, offersOf } from "./offers.ts";
import { DownloadPage } from "./page.ts";
import { fetchToolchain, type Toolchain } from "./toolchain.ts";
import { versionIndex } from "./version-index.ts";

/** Everything that is asked over the network in one run, and the one checksum database that vouches for it. */
export class Supply {
  readonly fetcher: Fetcher;
  readonly index: VersionIndex;
  readonly known: KnownDigests;
  readonly #order: Order;
  readonly #tools: Tools;
  readonly #page: DownloadPage;
  readonly #room: string;
  readonly #toolchains = new Map<string, Promise<Toolchain>>();
  #settings: GoSettings;
  #log: LogClient | undefined;

  private constructor(order: Order, tools: Tools, room: string, settings: GoSettings) {
    this.#order = order;
    this.#tools = tools;
    this.#room = room;
    this.#settings = settings;
    this.fetcher = new Fetcher(tools, order);
    this.known = new KnownDigests(tools.scratch, order.cache);
    this.#page = new DownloadPage(this.fetcher, tools.scratch, order.cache);
    this.index = versionIndex({
      ...order,
      page: this.#page,
      fetcher: this.fetcher,
      scratch: tools.scratch,
      proxies: () => this.proxies(),
    });
  }

  /** `room` is a folder of this run alone: distributions are unpacked there. */
  static async open(order: Order, tools: Tools, room: string): Promise<Supply> {
    return new Supply(order, tools, room, await readGoSettings(tools.processes, tools.scratch));
  }

  get settings(): GoSettings {
    return this.#settings;
  }

  /** Fault proxy-unknown where Go says nothing on this machine, and no distribution has been fetched that does. */
  proxies(): readonly ModuleProxy[] {
    return proxiesOf(this.#settings);
  }

  /** The database that Go names, through its proxies; directly, where no proxy is known. Fault log-key. */
  log(): LogClient {
    if (this.#log === undefined) {
      const database = chooseDatabase(this.#settings, this.#proxiesOrNone());
      const cache = new LogCache(this.#tools.scratch, this.#order.cache, database.key.name);
      this.#log = new LogClient(database, this.fetcher, cache, this.#tools.work);
    }
    return this.#log;
  }

  /** The log, where anything was proven by it. */
  usedLog(): LogClient | undefined {
    return this.#log;
  }

  /** A proven distribution, each once. Faults: no-source (1), go-version-unknown (2). */
  toolchain(wanted: Wanted): Promise<Toolchain> {
    const key = `${wanted.version} ${wanted.target}`;
    const known = this.#toolchains.get(key) ?? this.#fetch(wanted);
    this.#toolchains.set(key, known);
    return known;
  }

  /** The bytes of a distribution as the first source that has it states them, and whether they are to be fetched. */
  async sizeOf(wanted: Wanted): Promise<{ readonly bytes: number; readonly remote: boolean }> {
    for (const offer of this.#offers()) {
      try {
        const bytes = await offer.size(wanted);
        if (bytes !== undefined) return { bytes, remote: offer.remote };
      } catch (error) {
        if (!(error instanceof Fault)) throw error; // a source that cannot be asked: the next one may say
      }
    }
    return { bytes: 0, remote: true };
  }

  #offers(): Offer[] {
    const { scratch, reporter } = this.#tools;
    const proxies = () => this.proxies();
    return offersOf(this.#order, { fetcher: this.fetcher, scratch, reporter, page: this.#page, proxies });
  }

  async #fetch(wanted: Wanted): Promise<Toolchain> {
    const { scratch, work, reporter } = this.#tools;
    const ports = {
      scratch,
      work,
      reporter,
      known: this.known,
      log: (vouched?: () => Promise<string>) => this.#logThrough(vouched),
      room: this.#room,
    };
    const toolchain = await fetchToolchain(wanted, this.#offers(), ports);
    if (toolchain === "absent") throw await unknownVersion(wanted.version, this.index);
    await this.#learn(() => toolchain.goroot());
    return toolchain;
  }

  async #logThrough(vouched: (() => Promise<string>) | undefined): Promise<LogClient> {
    if (vouched) await this.#learn(vouched);
    return this.log();
  }

  /** Where Go on this machine names no proxy, the go.env of a distribution does; the log is then asked that way. */
  async #learn(goroot: () => Promise<string>): Promise<void> {
    if (this.#settings.GOPROXY !== undefined) return;
    const goEnv = this.#tools.scratch.read(join(await goroot(), "go.env"));
    this.#settings = withDistribution(this.#settings, Buffer.from(goEnv ?? []).toString("utf8"));
    if (this.#log?.tree() === undefined) this.#log = undefined;
  }

  #proxiesOrNone(): readonly ModuleProxy[] {
    try {
      return this.proxies();
    } catch (error) {
      if (error instanceof Fault && error.code === "proxy-unknown") return [];
      throw error;
    }
  }
}

/** The distribution that runs on this machine; what cannot be had is named with the target that needs it. */
export async function machineToolchain(supply: Supply, wanted: Wanted, machine: string): Promise<Toolchain> {
  try {
    return await supply.toolchain({ ...wanted, target: machine });
  } catch (error) {
    if (!(error instanceof Fault) || wanted.target === machine) throw error;
    const reason = String(error.facts["tried"] ?? error.facts["reason"] ?? error.code);
    throw new Fault(
      "cross-go-missing",
      { target: wanted.target, version: wanted.version, reason },
      { cause: error },
    );
  }
}
