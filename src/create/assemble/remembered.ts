import { join } from "node:path";
import { sha256 } from "../../bundle/digest.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { StagedApp } from "./staged-app.ts";

/** What the go command found out about a set of apps: which module versions they need, and their vendor/ folders. */
export interface Findings {
  readonly modules: readonly ModuleVersion[];
  readonly apps: readonly StagedApp[];
}

export interface RememberPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  /** The cache's folder. */
  readonly cache: string;
}

/**
 * Findings of earlier runs, under the digest of all that they follow from. The files of vendor/ are digested again before
 * they are used, and the modules are proven anew like any other.
 */
export class RememberedFindings {
  readonly #ports: RememberPorts;
  readonly #folder: string;

  /** `besides` is what else decides: the Go that is used, packages, tags. */
  constructor(apps: readonly StagedApp[], besides: readonly string[], ports: RememberPorts) {
    const lines = apps.map(({ app, treeH1 }) => `${app.name} ${treeH1}`);
    const key = sha256(Buffer.from([...besides, ...lines].join("\n")));
    this.#ports = ports;
    this.#folder = join(ports.cache, "findings", key);
  }

  /** The findings for these apps, or undefined where there are none or a file is not as it was. */
  async find(apps: readonly StagedApp[]): Promise<Findings | undefined> {
    const { scratch } = this.#ports;
    const text = Buffer.from(scratch.read(join(this.#folder, "findings")) ?? []).toString("utf8");
    if (text === "") return undefined;
    const found = await Promise.all(apps.map((staged) => this.#withVendor(staged)));
    if (vendorLine(found) !== text.split("\n", 1)[0]) return undefined;
    const modules = text.split("\n").flatMap((line) => {
      const [path, version] = line.split(" ");
      return path && version ? [{ path, version }] : [];
    });
    return { modules, apps: found };
  }

  keep({ modules, apps }: Findings): void {
    const { scratch } = this.#ports;
    scratch.remove(this.#folder);
    for (const { app, vendor } of apps) {
      if (vendor === undefined) continue;
      for (const { name } of vendor.files) {
        scratch.share(join(vendor.dir, name), join(this.#folder, "vendor", app.name, name));
      }
    }
    const lines = modules.map(({ path, version }) => `${path} ${version}`);
    scratch.write(join(this.#folder, "findings"), `${[vendorLine(apps), ...lines].join("\n")}\n`);
  }

  async #withVendor(staged: StagedApp): Promise<StagedApp> {
    const { scratch, work } = this.#ports;
    const dir = join(this.#folder, "vendor", staged.app.name);
    if (scratch.look(dir) === undefined) return staged;
    return { ...staged, vendor: { dir, ...(await work.digestTree(dir)) } };
  }
}

/** What a vendor/ of each app must be, in the first line; `none` where there is none. */
function vendorLine(apps: readonly StagedApp[]): string {
  return apps.map(({ vendor }) => vendor?.treeH1 ?? "none").join(" ");
}
