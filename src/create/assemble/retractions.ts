import { Fault } from "../../fault.ts";
import { parseGoMod } from "../../golang/go-mod.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { compareModuleVersions } from "../../golang/semver.ts";
import { listPathInTree, modulePathInTree, newestVersion } from "../../payload/module-tree.ts";
import type { Fetcher } from "../sources/fetcher.ts";
import { type GoSettings, isPrivate, type ModuleProxy } from "../sources/go-settings.ts";
import type { Harvested } from "./harvest.ts";

/** A version that its makers have taken back, and the version whose go.mod says so. */
export interface Retracted {
  readonly module: ModuleVersion;
  readonly by: string;
}

export interface RetractionPorts {
  readonly fetcher: Fetcher;
  readonly settings: GoSettings;
  readonly proxies: () => readonly ModuleProxy[];
}

/**
 * Those of the versions carried whole that the newest version of their module retracts (Go reference: `retract`
 * directive). The go command on the other side cannot say it: it sees the versions carried alone. Private modules are
 * not asked about, and a proxy that does not answer says nothing.
 */
export async function findRetracted(
  modules: readonly Harvested[],
  ports: RetractionPorts,
): Promise<Retracted[]> {
  const whole = modules.filter(
    ({ zip, module }) => zip !== undefined && !isPrivate(ports.settings, module.path),
  );
  const byPath = Map.groupBy(
    whole.map(({ module }) => module),
    ({ path }) => path,
  );
  const found = await Promise.all(
    [...byPath].map(([path, versions]) => retractedOf(path, versions, ports).catch(nothingSaid)),
  );
  return found.flat();
}

async function retractedOf(
  path: string,
  versions: readonly ModuleVersion[],
  { fetcher, proxies }: RetractionPorts,
): Promise<Retracted[]> {
  const [proxy] = proxies();
  const list = proxy && (await fetcher.bytes(`${proxy.url}/${listPathInTree(path)}`));
  const listed = Buffer.from(list ?? [])
    .toString("utf8")
    .split(/\s+/)
    .filter((word) => word !== "");
  const by = newestVersion(listed);
  if (proxy === undefined || by === undefined) return [];
  const text = await fetcher.bytes(`${proxy.url}/${modulePathInTree({ path, version: by }, "mod")}`);
  if (text === undefined) return [];
  const { retract } = parseGoMod(Buffer.from(text).toString("utf8"));
  const isIn = (version: string) =>
    retract.some(
      ({ low, high }) =>
        compareModuleVersions(low, version) <= 0 && compareModuleVersions(version, high) <= 0,
    );
  return versions.filter(({ version }) => isIn(version)).map((module) => ({ module, by }));
}

function nothingSaid(error: unknown): Retracted[] {
  if (error instanceof Fault) return [];
  throw error;
}
