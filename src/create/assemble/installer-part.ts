import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { InstallerComponent } from "../../bundle/component.ts";
import { sha256 } from "../../bundle/digest.ts";
import { Fault, reasonOf } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Order } from "../order.ts";
import type { Part } from "./piece.ts";

/** The executable that applies the bundle, for each target, as the build packed it. Faults: installer-missing, installer-damaged. */
export function installerParts({ installers, targets, version }: Order, scratch: Scratch): Part[] {
  if (installers === undefined) return [];
  return targets.map((target) => {
    const id = `gobundle-${target.replace("/", "-")}`;
    const file = join(installers, `${id}.gz`);
    const packed = scratch.read(file);
    if (packed === undefined) throw new Fault("installer-missing", { target, path: file });
    const program = unpacked(packed, target, file);
    const component: InstallerComponent = {
      id,
      kind: "installer",
      target,
      version,
      size: program.length,
      sha256: sha256(program),
    };
    return { pieces: [{ path: `installer/${id}.gz`, content: { file } }], describe: () => component };
  });
}

function unpacked(packed: Uint8Array, target: string, path: string): Uint8Array {
  try {
    return gunzipSync(packed);
  } catch (error) {
    throw new Fault("installer-damaged", { target, path, reason: reasonOf(error) }, { cause: error });
  }
}
