import { join } from "node:path";
import type { Order } from "./order.ts";

/** One executable that applies bundles, as a build packed it. */
export interface PackedInstaller {
  readonly id: string;
  readonly target: string;
  /** Absolute path of its `.gz`. */
  readonly path: string;
}

/** Where the executables for these targets are; none where none is to be carried. */
export function packedInstallers({ installers }: Order, targets: readonly string[]): PackedInstaller[] {
  if (installers === undefined) return [];
  return targets.map((target) => {
    const id = `gobundle-${target.replace("/", "-")}`;
    return { id, target, path: join(installers, `${id}.gz`) };
  });
}
