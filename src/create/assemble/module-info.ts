import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Fetcher } from "../sources/fetcher.ts";
import { type GoSettings, isPrivate, type ModuleProxy } from "../sources/go-settings.ts";
import { type Harvested, plainInfo } from "./harvest.ts";

/** A module version with all that a tree must hold of it. */
export type Whole = Harvested & { readonly info: Uint8Array };

export interface InfoPorts {
  readonly fetcher: Fetcher;
  readonly scratch: Scratch;
  readonly proxies: () => readonly ModuleProxy[];
  readonly settings: GoSettings;
  /** Files of modules kept from earlier runs, in the GOPROXY layout. */
  readonly kept: string;
}

/**
 * Adds the `.info` of versions of which Go needed the go.mod alone: `go list -m all` on the other side asks for it.
 * A private module's proxy is never named to the public: without its `.info` the time is left out, which the protocol
 * allows. Faults: network-failed, offline-missing.
 */
export function withInfos(modules: readonly Harvested[], ports: InfoPorts): Promise<Whole[]> {
  return Promise.all(
    modules.map(async (module) => ({
      ...module,
      info: module.info ?? (await findInfo(module.module, ports)),
    })),
  );
}

async function findInfo(
  module: ModuleVersion,
  { fetcher, scratch, proxies, settings, kept }: InfoPorts,
): Promise<Uint8Array> {
  const name = modulePathInTree(module, "info");
  const old = scratch.read(join(kept, name));
  if (old !== undefined) return plainInfo(old, module);
  if (isPrivate(settings, module.path)) return Buffer.from(JSON.stringify({ Version: module.version }));
  for (const proxy of proxies()) {
    const bytes = await fetcher.bytes(`${proxy.url}/${name}`);
    if (bytes !== undefined) return plainInfo(bytes, module);
  }
  throw new Fault("network-failed", { url: name, reason: "no proxy has it" });
}
