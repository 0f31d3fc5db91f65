import { dirname, join } from "node:path";
import type { Manifest } from "../bundle/manifest/manifest.ts";
import { Fault } from "../fault.ts";
import type { Scratch } from "../ports/scratch.ts";
import type { Order } from "./order.ts";

/** Where the bundle goes, and so where its earlier ones may be. Fault output-folder-missing (2). */
export function outputFolder(order: Order, name: string, scratch: Scratch): string {
  return dirname(outputPath(order, { name, sequence: 1 }, scratch));
}

/**
 * Where the bundle goes: `-o` itself, or the default name in it where it ends in a slash or is a folder.
 * Fault output-folder-missing (2).
 */
export function outputPath(
  { output, format }: Order,
  { name, sequence }: Pick<Manifest, "name" | "sequence">,
  scratch: Scratch,
): string {
  const real = scratch.realPath(output);
  const isFolder = output.endsWith("/") || (real !== undefined && scratch.look(real)?.kind === "folder");
  const standard = format === "file" ? `${name}-${sequence}.gobundle` : `${name}-${sequence}`;
  const path = isFolder ? join(output, standard) : output;
  const folder = dirname(path);
  const found = scratch.realPath(folder);
  if (found === undefined || scratch.look(found)?.kind !== "folder")
    throw new Fault("output-folder-missing", { path: folder });
  return join(found, path.slice(path.lastIndexOf("/") + 1));
}
