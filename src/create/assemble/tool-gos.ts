import { Fault } from "../../fault.ts";
import { parseGoMod } from "../../golang/go-mod.ts";
import { compareGo, type GoVersion, isLanguageVersion, parseGoVersion } from "../../golang/version.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Order } from "../order.ts";
import { resolveVersions } from "../resolve/versions.ts";
import type { Supply } from "../sources/index.ts";

/** The first Go that says of a program in plain words which module it is of (`go help buildvcs`: 1.18). */
const FIRST = "1.18" as GoVersion;

export interface ToolGoPorts {
  readonly order: Order;
  readonly supply: Supply;
  readonly reporter: Reporter;
}

/** The releases of Go that can be used to build tools: those that travel, and what else has to be fetched. */
export class ToolGos {
  readonly #carried: readonly GoVersion[];
  readonly #ports: ToolGoPorts;

  constructor(carried: readonly GoVersion[], ports: ToolGoPorts) {
    this.#carried = carried
      .filter((version) => compareGo(version, FIRST) >= 0)
      .toSorted(compareGo)
      .reverse();
    this.#ports = ports;
  }

  /** The newest that travels, where it is new enough; else the release that is named. Faults of the index. */
  async from(need: GoVersion = FIRST): Promise<GoVersion> {
    const [newest] = this.#carried;
    return newest !== undefined && compareGo(newest, need) >= 0 ? newest : this.release(need);
  }

  /** The release that `need` names: of a series its newest patch. Faults of the index. */
  async release(need: GoVersion): Promise<GoVersion> {
    const least = compareGo(need, FIRST) < 0 ? FIRST : need;
    if (!isLanguageVersion(least)) return least;
    const { order, supply, reporter } = this.#ports;
    const [version = least] = await resolveVersions([least], order.offline, supply.index, reporter);
    return version;
  }

  /**
   * The releases to build a tool with, one after the other: the one that loaded it, the others that travel, and the one of its
   * go.mod. A release that cannot be had is passed over, but for the first.
   */
  async *worthTrying(first: GoVersion, goMod: string): AsyncGenerator<GoVersion> {
    yield first;
    const line = parseGoVersion(parseGoMod(goMod).go ?? "") ?? FIRST;
    const others = this.#carried.filter((version) => version !== first && compareGo(version, line) >= 0);
    yield* others;
    const own = await this.release(line).catch(passOver);
    if (own === undefined || [first, ...others].includes(own)) return;
    if ((await this.goroot(own).catch(passOver)) !== undefined) yield own;
  }

  /** Those that travel and can build tools, the newest first. */
  get carried(): readonly GoVersion[] {
    return this.#carried;
  }

  /** GOROOT of a release, ready to run on this machine. Faults: no-source, offline-missing (1), go-version-unknown (2). */
  async goroot(version: GoVersion): Promise<string> {
    const { supply, order } = this.#ports;
    return (await supply.toolchain({ version, target: order.machine })).goroot();
  }
}

/** Without it the words of the compiler are what is said. */
function passOver(error: unknown): undefined {
  if (!(error instanceof Fault)) throw error;
}
