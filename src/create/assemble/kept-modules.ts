import { dirname, join } from "node:path";
import { Fault } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import { unescapeVersion } from "../../golang/module.ts";
import { isCanonical } from "../../golang/semver.ts";
import { fileProxy } from "../../gorun/file-proxy.ts";
import type { Program } from "../../gorun/lines.ts";
import { listPathInTree, modulePathInTree, newestVersion } from "../../payload/module-tree.ts";
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
  "tool-unknown",
  "tool-does-not-build",
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

  /**
   * What a query (`latest`, `v1`) means among the versions kept whole of the module that has the package: the longest path
   * that has any. Undefined where none is kept, or nothing has to be found out.
   */
  newest({ package: name, version: query }: Program): string | undefined {
    if (isCanonical(query)) return undefined;
    const elements = name.split("/");
    for (let length = elements.length; length > 0; length--) {
      const versions = this.#whole(elements.slice(0, length).join("/"));
      const meant = versions.filter((version) => query === "latest" || version.startsWith(`${query}.`));
      const newest = newestVersion(meant);
      if (newest !== undefined) return newest;
    }
    return undefined;
  }

  #whole(path: string): string[] {
    const names = this.#scratch.list(join(this.folder, dirname(listPathInTree(path)))) ?? [];
    return names.flatMap(({ name }) =>
      name.endsWith(".zip") ? [unescapeVersion(name.slice(0, -".zip".length))] : [],
    );
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
