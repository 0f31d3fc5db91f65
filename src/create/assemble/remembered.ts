import { join } from "node:path";
import { type Sha256, sha256 } from "../../bundle/digest.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { walk } from "./app-listing.ts";
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

  private constructor(ports: RememberPorts, key: Sha256) {
    this.#ports = ports;
    this.#folder = join(ports.cache, "findings", key);
  }

  /** `besides` is what else decides: the Go that is used, packages, tags. */
  static async of(
    apps: readonly StagedApp[],
    besides: readonly string[],
    ports: RememberPorts,
  ): Promise<RememberedFindings> {
    const files = apps.flatMap(({ app, dir }) =>
      walk(dir, "", ports.scratch).map((name) => ({ app: app.name, dir, name })),
    );
    const digests = await ports.work.digestFiles(files.map(({ dir, name }) => join(dir, name)));
    const lines = files.map(({ app, name }, i) => JSON.stringify([app, name, digests[i]?.sha256]));
    return new RememberedFindings(ports, sha256(Buffer.from([...besides, ...lines].join("\n"))));
  }

  /** The findings for these apps, or undefined where there are none or a file is not as it was. */
  async find(apps: readonly StagedApp[]): Promise<Findings | undefined> {
    const { scratch } = this.#ports;
    const text = Buffer.from(scratch.read(join(this.#folder, "findings")) ?? []).toString("utf8");
    if (text === "" || (await this.#vendorDigest()) !== text.split("\n", 1)[0]) return undefined;
    const modules = text.split("\n").flatMap((line) => {
      const [path, version] = line.split(" ");
      return path && version ? [{ path, version }] : [];
    });
    return { modules, apps: apps.map((staged) => this.#withVendor(staged)) };
  }

  async keep({ modules, apps }: Findings): Promise<void> {
    const { scratch } = this.#ports;
    scratch.remove(this.#folder);
    for (const { app, vendor } of apps) {
      if (vendor === undefined) continue;
      for (const name of walk(vendor, "", scratch)) {
        scratch.share(join(vendor, name), join(this.#folder, "vendor", app.name, name));
      }
    }
    const lines = modules.map(({ path, version }) => `${path} ${version}`);
    scratch.write(join(this.#folder, "findings"), `${[await this.#vendorDigest(), ...lines].join("\n")}\n`);
  }

  #withVendor(staged: StagedApp): StagedApp {
    const vendor = join(this.#folder, "vendor", staged.app.name);
    return this.#ports.scratch.look(vendor) === undefined ? staged : { ...staged, vendor };
  }

  async #vendorDigest(): Promise<Sha256> {
    const { scratch, work } = this.#ports;
    const folder = join(this.#folder, "vendor");
    const names = walk(folder, "", scratch);
    const digests = await work.digestFiles(names.map((name) => join(folder, name)));
    return sha256(Buffer.from(names.map((name, i) => `${digests[i]?.sha256} ${name}\n`).join("")));
  }
}
