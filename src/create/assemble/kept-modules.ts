import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import { fileProxy } from "../../gorun/file-proxy.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Harvested } from "./harvest.ts";

/** What a damaged file among those kept may look like, besides what an app's own mistakes look like. */
const DOUBTFUL: ReadonlySet<FaultCode> = new Set([
  "go-sum-stale",
  "go-failed",
  "module-mismatch",
  "module-zip",
  "zip-format",
  "zip-entry",
  "network-failed",
]);

/** Module files of earlier runs, in the GOPROXY layout, so that Go reads them through a `file://` proxy. */
export class KeptModules {
  readonly folder: string;
  readonly #scratch: Scratch;
  readonly #offline: boolean;

  constructor(cache: string, scratch: Scratch, offline: boolean) {
    this.folder = join(cache, "modules");
    this.#scratch = scratch;
    this.#offline = offline;
  }

  /**
   * Runs `collect` with the files kept, and where that fails once more without them: nothing kept is believed, and a
   * damaged file must cost time only. `collect` gets the GOPROXY to use.
   */
  async use<T>(goproxy: string, collect: (goproxy: string) => Promise<T>): Promise<T> {
    const kept = fileProxy(this.folder);
    if (this.#offline) return collect(`${kept},off`);
    if (this.#scratch.look(this.folder) === undefined) return collect(goproxy);
    try {
      return await collect(`${kept},${goproxy}`);
    } catch (error) {
      if (!(error instanceof Fault) || !DOUBTFUL.has(error.code)) throw error;
      return collect(goproxy);
    }
  }

  /** Keeps what has been proven; what stands there under the same name is replaced. */
  keep(modules: readonly (Harvested & { readonly info: Uint8Array })[]): void {
    for (const { module, info, mod, zip } of modules) {
      const at = (ext: "info" | "mod" | "zip") => join(this.folder, modulePathInTree(module, ext));
      this.#replace(at("info"), info);
      this.#replace(at("mod"), mod);
      if (zip === undefined || zip === at("zip")) continue;
      this.#scratch.remove(at("zip"));
      this.#scratch.share(zip, at("zip"));
    }
  }

  #replace(path: string, bytes: Uint8Array): void {
    const old = this.#scratch.read(path);
    if (old === undefined || Buffer.compare(old, bytes) !== 0) this.#scratch.write(path, bytes);
  }
}
