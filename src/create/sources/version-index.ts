import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { withoutUserinfo } from "../../golang/userinfo.ts";
import { type GoVersion, parseGoVersion } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { VersionIndex } from "../resolve/versions.ts";
import { TOOLCHAIN_MODULE } from "./distribution.ts";
import type { Fetcher } from "./fetcher.ts";
import type { ModuleProxy } from "./go-settings.ts";
import type { DownloadPage } from "./page.ts";

export interface IndexPorts {
  readonly page: DownloadPage;
  readonly fetcher: Fetcher;
  readonly scratch: Scratch;
  readonly proxies: () => readonly ModuleProxy[];
  readonly cache: string;
  /** `linux/amd64` */
  readonly machine: string;
}

/** The versions of Go: the download page knows all, a proxy's list many; offline, what the cache holds. */
export function versionIndex(ports: IndexPorts): VersionIndex {
  return { listed: () => listed(ports), kept: () => kept(ports) };
}

async function listed({ page, fetcher, proxies, machine }: IndexPorts): Promise<GoVersion[]> {
  const tried: string[] = [];
  try {
    return await page.versions();
  } catch (error) {
    tried.push(reasonFrom(error));
  }
  for (const proxy of known(proxies, tried)) {
    try {
      const bytes = await fetcher.bytes(`${proxy.url}/${TOOLCHAIN_MODULE}/@v/list`);
      if (bytes !== undefined) return ofMachine(Buffer.from(bytes).toString("utf8").split("\n"), machine);
      tried.push(`${withoutUserinfo(proxy.url)}: not there`);
    } catch (error) {
      tried.push(reasonFrom(error));
    }
  }
  throw new Fault("no-source", { what: "the list of Go versions", tried });
}

/** The proxies, or none and the reason among what was tried. */
function known(proxies: IndexPorts["proxies"], tried: string[]): readonly ModuleProxy[] {
  try {
    return proxies();
  } catch (error) {
    tried.push(`module proxy: ${reasonFrom(error)}`);
    return [];
  }
}

function kept({ scratch, cache, machine }: IndexPorts): GoVersion[] {
  const names = (scratch.list(join(cache, "downloads")) ?? []).map(({ name }) => name);
  return ofMachine(
    names.map((name) => name.replace(/\.(?:zip|tar\.gz)$/, "")),
    machine,
  );
}

/** `v0.0.1-go1.21.5.linux-amd64` and `go1.21.5.linux-amd64`. */
function ofMachine(names: readonly string[], machine: string): GoVersion[] {
  const ending = `.${machine.replace("/", "-")}`;
  return names.flatMap((name) =>
    name.endsWith(ending)
      ? (parseGoVersion(name.slice(0, -ending.length).replace(/^v0\.0\.1-/, "")) ?? [])
      : [],
  );
}

function reasonFrom(error: unknown): string {
  if (!(error instanceof Fault)) throw error;
  return `${String(error.facts["url"] ?? "")} ${String(error.facts["reason"] ?? error.code)}`.trim();
}
