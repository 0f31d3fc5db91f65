import { Fault, reasonOf } from "../../fault.ts";
import { withoutUserinfo } from "../../golang/userinfo.ts";
import type { Fetcher } from "../sources/fetcher.ts";
import type { Database } from "./database.ts";

/** Where a checksum database is asked. The first address that answers serves all of the run: lookups and tiles of one tree come from one place. */
export class LogServer {
  readonly #bases: readonly string[];
  readonly #fetcher: Fetcher;
  #base: string | undefined;

  constructor({ bases }: Database, fetcher: Fetcher) {
    this.#bases = bases;
    this.#fetcher = fetcher;
  }

  get offline(): boolean {
    return this.#fetcher.offline;
  }

  /** A file of the database; undefined where it is not there. Faults of fetching. */
  file(name: string): Promise<Uint8Array | undefined> {
    return this.#fetcher.bytes(`${this.#base ?? this.#bases[0]}/${name}`);
  }

  /** Settles on the first address that has the file. Faults (1): log-unanswered with what each said, offline-missing. */
  async choose(name: string): Promise<void> {
    if (this.#base !== undefined) return;
    const tried: string[] = [];
    for (const base of this.#bases) {
      try {
        if ((await this.#fetcher.bytes(`${base}/${name}`)) !== undefined) {
          this.#base = base;
          return;
        }
        tried.push(`${withoutUserinfo(base)}: not there`);
      } catch (error) {
        const reason = error instanceof Fault ? String(error.facts["reason"] ?? error.code) : reasonOf(error);
        tried.push(`${withoutUserinfo(base)}: ${reason}`);
      }
    }
    throw this.offline ? this.notKept(name) : unanswered(name, tried);
  }

  /** What is said of a file that nobody may be asked for. */
  notKept(name: string): Fault {
    return new Fault("offline-missing", { what: `${withoutUserinfo(this.#bases[0] ?? "")}/${name}` });
  }
}

/** `what`: a module version or a file of the database. */
export function unanswered(what: string, tried: readonly string[]): Fault {
  return new Fault("log-unanswered", { module: what, tried });
}
