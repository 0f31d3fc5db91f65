import { Fault } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { packedInstallers } from "../installers.ts";
import type { Order } from "../order.ts";

/**
 * Every file that the options name is there, before anything is fetched. Faults: file-missing (2), installer-missing (1).
 */
export function resolveInputs(order: Order, targets: readonly string[], scratch: Scratch): void {
  for (const { path } of order.scripts) refuseMissing(path, "--script", scratch);
  for (const { from } of order.files) refuseMissing(from, "--file", scratch);
  const { vulndb } = order;
  if (vulndb !== undefined && scratch.realPath(vulndb) === undefined)
    throw new Fault("file-missing", { path: vulndb, option: "--vulndb", kind: "folder or zip" });
  for (const { target, path } of packedInstallers(order, targets)) {
    if (!isFile(path, scratch)) throw new Fault("installer-missing", { target, path });
  }
}

function refuseMissing(path: string, option: string, scratch: Scratch): void {
  if (!isFile(path, scratch)) throw new Fault("file-missing", { path, option, kind: "file" });
}

function isFile(path: string, scratch: Scratch): boolean {
  return scratch.look(scratch.realPath(path) ?? path)?.kind === "file";
}
