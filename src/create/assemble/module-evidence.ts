import { type Sha256, sha256 } from "../../bundle/digest.ts";
import type { LogEvidence } from "../../bundle/manifest/component.ts";
import { Fault } from "../../fault.ts";
import { type H1, h1OfGoMod } from "../../golang/dirhash.ts";
import type { GoSumLine } from "../../golang/go-sum.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { FileDigest, Work } from "../../ports/work.ts";
import type { LogClient, Recorded } from "../log/client.ts";
import { type GoSettings, isPrivate } from "../sources/go-settings.ts";
import type { KnownDigests } from "../sources/known-digests.ts";
import type { Whole } from "./module-info.ts";

/** A module version of which every byte has been held against what Go records of it. */
export interface ProvenModule extends Whole {
  readonly goModH1: H1;
  /** Both of the zip, where there is one. */
  readonly goH1?: H1;
  readonly digest?: FileDigest;
  /** Absent for private modules. */
  readonly log?: LogEvidence;
}

export interface EvidencePorts {
  readonly work: Work;
  readonly known: KnownDigests;
  readonly reporter: Reporter;
  readonly log: () => LogClient;
  readonly settings: GoSettings;
}

/**
 * Recomputes the `h1:` of every zip and go.mod, and holds them against the checksum database and every app's go.sum
 * (which Go itself never compares with each other). Faults: module-mismatch (3), log-*, zip-*.
 */
export async function proveModules(
  modules: readonly Whole[],
  sums: readonly GoSumLine[],
  ports: EvidencePorts,
): Promise<ProvenModule[]> {
  // This thread proves records while others digest. What is wrong with the files is told first, when both have ended.
  const measuring = measureModules(modules, ports);
  const recording = recordsOf(modules, ports);
  // Heard from the start: a promise that fails while nobody listens ends the program.
  const recorded = recording.catch(() => undefined);
  const measured = await measuring.finally(() => recorded);
  const stated = new Map(sums.map((line) => [sumKey(line.module, line.of), line.h1]));
  for (const { module, goH1, goModH1 } of measured) {
    agree(module, stated.get(sumKey(module, "mod")), goModH1, "go.sum");
    if (goH1) agree(module, stated.get(sumKey(module, "zip")), goH1, "go.sum");
  }
  return withLog(measured, await recording, ports);
}

async function measureModules(modules: readonly Whole[], ports: EvidencePorts): Promise<ProvenModule[]> {
  const zips = modules.flatMap(({ zip, module }) => (zip === undefined ? [] : [{ path: zip, module }]));
  const sums = (await zipSums(zips, ports)).values();
  return modules.map((module) => {
    const sum = module.zip === undefined ? undefined : sums.next().value;
    return { ...module, goModH1: h1OfGoMod(module.mod), ...sum };
  });
}

/** The digest of each zip, and its `h1:` by the rules of golang/mod where its bytes are new to us. */
async function zipSums(
  zips: readonly { readonly path: string; readonly module: ModuleVersion }[],
  { work, known }: EvidencePorts,
): Promise<{ digest: FileDigest; goH1: H1 }[]> {
  const digests = await work.digestFiles(zips.map(({ path }) => path));
  const keyed = digests.flatMap((digest, i) => {
    const zip = zips[i];
    if (zip === undefined) return [];
    const bytes = keyOf(zip.module, digest.sha256);
    return [{ ...zip, digest, bytes, goH1: known.find(bytes, 1)?.[0] }];
  });
  const found = (await work.checkModuleZips(keyed.filter(({ goH1 }) => goH1 === undefined))).values();
  return keyed.flatMap(({ digest, bytes, goH1: kept }) => {
    const goH1 = kept ?? found.next().value;
    if (goH1 === undefined) return [];
    if (kept === undefined) known.keep(bytes, [goH1]);
    return [{ digest, goH1 }];
  });
}

/** The rules depend on the module's name as well: names in its zip begin with it. */
function keyOf(module: ModuleVersion, bytes: Sha256): Sha256 {
  return sha256(Buffer.from(`${nameOf(module)} ${bytes}`));
}

/** What the checksum database records of each module that is not private, by name. */
async function recordsOf(modules: readonly Whole[], ports: EvidencePorts): Promise<Map<string, Recorded>> {
  const open = modules.flatMap(({ module }) => (isPrivate(ports.settings, module.path) ? [] : [module]));
  const records = open.length === 0 ? [] : await ports.log().prove(open);
  return new Map(open.map(nameOf).flatMap((name, i) => (records[i] ? [[name, records[i]]] : [])));
}

function withLog(
  modules: readonly ProvenModule[],
  records: ReadonlyMap<string, Recorded>,
  { reporter, log, settings }: EvidencePorts,
): ProvenModule[] {
  const hidden = modules.filter(({ module }) => isPrivate(settings, module.path));
  if (hidden.length > 0)
    reporter.warn("private-modules", { modules: hidden.map(({ module }) => nameOf(module)) });
  const proven = modules.map((module) => {
    if (hidden.includes(module)) return module;
    const { name } = log().database.key;
    const recorded = records.get(nameOf(module.module));
    agree(module.module, recorded?.mod, module.goModH1, name);
    if (module.goH1) agree(module.module, recorded?.zip, module.goH1, name);
    return { ...module, ...(recorded && { log: { log: name, record: recorded.record } }) };
  });
  return proven.sort((a, b) => (nameOf(a.module) < nameOf(b.module) ? -1 : 1));
}

function agree(module: ModuleVersion, want: H1 | undefined, got: H1, against: string): void {
  if (want !== undefined && want !== got)
    throw new Fault("module-mismatch", { module: nameOf(module), want, got, against });
}

function sumKey(module: ModuleVersion, of: "zip" | "mod"): string {
  return `${nameOf(module)} ${of}`;
}

function nameOf({ path, version }: ModuleVersion): string {
  return `${path}@${version}`;
}
