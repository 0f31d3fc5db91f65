import { gunzipSync } from "node:zlib";
import { type Sha256, sha256 } from "../../bundle/digest.ts";
import type { InstallerComponent } from "../../bundle/manifest/component.ts";
import { Fault, reasonOf } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { type PackedInstaller, packedInstallers } from "../installers.ts";
import type { Order } from "../order.ts";
import type { Content, KnownDigests } from "../sources/known-digests.ts";
import type { Part } from "./piece.ts";

/** What is asked about the executables. */
export interface InstallerPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly known: KnownDigests;
}

/** The executable that applies the bundle, for each target, as the build packed it. Faults: installer-damaged, file-read. */
export function installerParts(order: Order, ports: InstallerPorts): Promise<Part[]> {
  return Promise.all(
    packedInstallers(order, order.targets).map(async ({ id, target, path }) => {
      const [digest] = await ports.work.digestFiles([path]);
      if (digest === undefined) throw new Error("an executable has no digest");
      const component: InstallerComponent = {
        ...{ id, kind: "installer", target, version: order.version },
        ...contentOf({ target, path }, digest.sha256, ports),
      };
      const piece = { path: `installer/${id}.gz`, content: { file: path, digest } };
      return { pieces: [piece], describe: () => component };
    }),
  );
}

/** One packed executable. */
type Packed = Pick<PackedInstaller, "target" | "path">;

/** The executable's own size and digest: unpacked once, then known by the digest of the packed file. */
function contentOf(packed: Packed, want: Sha256, { scratch, known }: InstallerPorts): Content {
  const kept = known.findContent(want);
  if (kept !== undefined) return kept;
  const bytes = scratch.read(packed.path) ?? new Uint8Array();
  const got = sha256(bytes);
  if (got !== want) throw new Fault("source-mismatch", { what: packed.path, want, got });
  const program = unpacked(bytes, packed);
  const content = { size: program.length, sha256: sha256(program) };
  known.keepContent(want, content);
  return content;
}

function unpacked(bytes: Uint8Array, packed: Packed): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new Fault("installer-damaged", { ...packed, reason: reasonOf(error) }, { cause: error });
  }
}
