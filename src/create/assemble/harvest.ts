import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { modulePathInTree, parseTreePath } from "../../payload/module-tree.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { walk } from "./app-listing.ts";

/** A module version that Go fetched: what is there of it. */
export interface Harvested {
  readonly module: ModuleVersion;
  /** As text for the tree; absent where the go command needed the go.mod alone. */
  readonly info?: Uint8Array;
  readonly mod: Uint8Array;
  /** Absolute path. */
  readonly zip?: string;
}

/**
 * The module versions in a module cache's `cache/download`, in byte order of path and version. `.lock`, `.ziphash`,
 * `list` and what is not whole stay behind (Go reference: module cache).
 */
export function harvest(downloads: string, scratch: Scratch): Harvested[] {
  const versions = new Map<string, ModuleVersion>();
  for (const name of walk(downloads, "", scratch)) {
    if (!/\/@v\/[^/]+\.mod$/.test(name)) continue;
    const meaning = parseTreePath(name);
    if (meaning.kind === "version")
      versions.set(`${meaning.module.path}@${meaning.module.version}`, meaning.module);
  }
  return [...versions.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, module]) => readVersion(downloads, module, scratch));
}

/** Both together, each version once; of two the one that has its zip. */
export function joined(some: readonly Harvested[], more: readonly Harvested[]): Harvested[] {
  const all = new Map<string, Harvested>();
  for (const one of [...some, ...more]) {
    const key = `${one.module.path}@${one.module.version}`;
    if (all.get(key)?.zip === undefined) all.set(key, one);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** One version from a folder in the GOPROXY layout. Fault disk-failed without its `.mod`. */
export function readVersion(downloads: string, module: ModuleVersion, scratch: Scratch): Harvested {
  const at = (ext: "info" | "mod" | "zip") => join(downloads, modulePathInTree(module, ext));
  const mod = scratch.read(at("mod"));
  if (mod === undefined) throw new Fault("disk-failed", { path: at("mod"), reason: "gone" });
  const info = scratch.read(at("info"));
  const zip = scratch.look(at("zip"))?.kind === "file" ? at("zip") : undefined;
  return { module, mod, ...(info && { info: plainInfo(info, module) }), ...(zip && { zip }) };
}

/**
 * The `.info` with the two fields of the protocol alone (go.dev/ref/mod#goproxy-protocol): what else is in it depends on
 * the proxy and on the Go that fetched it, and the same inputs are to give the same bytes. Fault network-failed.
 */
export function plainInfo(bytes: Uint8Array, { path, version }: ModuleVersion): Uint8Array {
  const refuse = (cause?: unknown) =>
    new Fault(
      "network-failed",
      { url: `${path}@${version}.info`, reason: "not what the protocol says" },
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    throw refuse(error);
  }
  const { Version, Time } = {
    Version: undefined,
    Time: undefined,
    ...(typeof value === "object" ? value : {}),
  };
  const known = typeof Time === "string" && !Number.isNaN(Date.parse(Time));
  if (Version !== version) throw refuse();
  return Buffer.from(JSON.stringify(known ? { Version, Time } : { Version }));
}
