import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { syntaxFault } from "../../golang/go-file.ts";
import { MAX_GO_MOD_BYTES } from "../../limits.ts";
import type { Scratch } from "../../ports/scratch.ts";

/**
 * The text of a folder's go.mod or go.work; undefined where it has none. It is looked at before it is opened: whoever made
 * the folder may have put a fifo there, on which we would wait for ever, or a device without end.
 * Faults: app-file-kind (2), go-mod-syntax (1) where it is larger than the go command takes one of a module.
 */
export function readGoFile(folder: string, name: "go.mod" | "go.work", scratch: Scratch): string | undefined {
  const file = join(folder, name);
  const real = scratch.realPath(file);
  const found = real === undefined ? undefined : scratch.look(real);
  if (real === undefined || found === undefined) return undefined;
  if (found.kind !== "file") throw new Fault("app-file-kind", { app: folder, path: name });
  if (found.size > MAX_GO_MOD_BYTES) throw syntaxFault(file, 1, "size");
  return Buffer.from(scratch.read(real) ?? []).toString("utf8");
}
