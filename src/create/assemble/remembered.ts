import { join } from "node:path";
import { sha256 } from "../../bundle/digest.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { LostFiles } from "./lost-files.ts";
import type { Retracted } from "./retractions.ts";
import type { Rehearsed, StagedApp } from "./staged-app.ts";

/** A module version that is needed, with its zip or for its go.mod alone. */
interface Needed {
  readonly module: ModuleVersion;
  readonly whole: boolean;
}

/** What the go command found out about a set of apps. */
export interface Findings {
  readonly modules: readonly Needed[];
  /** With their vendor/ folders, and what their graphs' commands do. */
  readonly apps: readonly StagedApp[];
  readonly retracted: readonly Retracted[];
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
    const lines = text.split("\n");
    const found = await Promise.all(
      apps.map(async (staged) => ({
        ...(await this.#withVendor(staged)),
        rehearsed: rehearsedOf(staged, lines),
        ...lostOf(staged, lines),
      })),
    );
    if (vendorLine(found) !== lines[0]) return undefined;
    return { ...modulesIn(lines), apps: found };
  }

  keep(findings: Findings): void {
    const { scratch } = this.#ports;
    for (const { app, vendor } of findings.apps) {
      const dir = join(this.#folder, "vendor", app.name);
      if (vendor?.dir === dir) continue;
      scratch.remove(dir);
      if (vendor === undefined) continue;
      for (const { name } of vendor.files) scratch.share(join(vendor.dir, name), join(dir, name));
    }
    scratch.write(join(this.#folder, "findings"), `${linesOf(findings).join("\n")}\n`);
  }

  async #withVendor(staged: StagedApp): Promise<StagedApp> {
    const { scratch, work } = this.#ports;
    const dir = join(this.#folder, "vendor", staged.app.name);
    if (scratch.look(dir) === undefined) return staged;
    return { ...staged, vendor: { dir, ...(await work.digestTree(dir)) } };
  }
}

/** One fact a line: a word for its kind, then its fields; free text stands last. */
function linesOf({ apps, modules, retracted }: Findings): string[] {
  return [
    vendorLine(apps),
    ...modules.map(({ module, whole }) => `${whole ? "whole" : "mod"} ${module.path} ${module.version}`),
    ...retracted.map(({ module, by }) => `retracted ${module.path} ${module.version} ${by}`),
    ...apps.flatMap(({ app, rehearsed, lost = [] }) => [
      ...lost.flatMap((one) => one.files.map((file) => `lost ${app.name} ${one.package} ${file}`)),
      ...(rehearsed?.untidy === true ? [`untidy ${app.name}`] : []),
      ...(rehearsed?.failing ?? []).map((command) => `failing ${app.name} ${command}`),
    ]),
  ];
}

function modulesIn(lines: readonly string[]): Pick<Findings, "modules" | "retracted"> {
  const split = lines.slice(1).map((line) => line.split(" "));
  const modules = split.flatMap(([kind, path, version]) =>
    (kind === "whole" || kind === "mod") && path && version
      ? [{ module: { path, version }, whole: kind === "whole" }]
      : [],
  );
  const retracted = split.flatMap(([kind, path, version, by]) =>
    kind === "retracted" && path && version && by ? [{ module: { path, version }, by }] : [],
  );
  return { modules, retracted };
}

function rehearsedOf({ app }: StagedApp, lines: readonly string[]): Rehearsed {
  const failing = `failing ${app.name} `;
  return {
    untidy: lines.includes(`untidy ${app.name}`),
    failing: lines.filter((line) => line.startsWith(failing)).map((line) => line.slice(failing.length)),
  };
}

function lostOf({ app }: StagedApp, lines: readonly string[]): { lost?: readonly LostFiles[] } {
  const lost = new Map<string, string[]>();
  for (const line of lines) {
    const [kind, name, path = "", ...file] = line.split(" ");
    if (kind === "lost" && name === app.name) lost.set(path, [...(lost.get(path) ?? []), file.join(" ")]);
  }
  return lost.size === 0 ? {} : { lost: [...lost].map(([path, files]) => ({ package: path, files })) };
}

/** What a vendor/ of each app must be, in the first line; `none` where there is none. */
function vendorLine(apps: readonly StagedApp[]): string {
  return apps.map(({ vendor }) => vendor?.treeH1 ?? "none").join(" ");
}
