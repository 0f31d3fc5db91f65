import { join } from "node:path";
import type { VulndbComponent } from "../../bundle/manifest/component.ts";
import { instantOf } from "../../bundle/manifest/fields.ts";
import { Fault } from "../../fault.ts";
import { CHUNK_BYTES, MODULE_LIMITS } from "../../limits.ts";
import { readVulndb, type VulndbReader } from "../../payload/vulndb.ts";
import { inflate, openZip } from "../../payload/zip.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Order } from "../order.ts";
import type { Part } from "./piece.ts";

/** The database of govulncheck, from a folder or a zip of it. Faults: file-missing, vulndb-invalid (2), zip-* (3). */
export function vulndbParts({ vulndb }: Pick<Order, "vulndb">, scratch: Scratch): Part[] {
  if (vulndb === undefined) return [];
  const { modified, files } = readVulndb(readerOf(vulndb, scratch));
  for (const [name, { length }] of files) {
    if (length > CHUNK_BYTES) throw new Fault("vulndb-invalid", { name, reason: `${length} bytes` });
  }
  const time = instantOf(Math.floor(modified / 1000));
  return [
    {
      pieces: [...files].map(([name, bytes]) => ({ path: `vulndb/${name}`, content: { bytes } })),
      describe: (treeH1): VulndbComponent => ({ id: "go/vulndb", kind: "vulndb", modified: time, treeH1 }),
    },
  ];
}

function readerOf(path: string, scratch: Scratch): VulndbReader {
  const real = scratch.realPath(path);
  const kind = real === undefined ? undefined : scratch.look(real)?.kind;
  if (real === undefined || (kind !== "file" && kind !== "folder"))
    throw new Fault("file-missing", { option: "--vulndb", path, kind: "folder or zip" });
  return kind === "folder"
    ? (name) => scratch.read(join(real, name))
    : zipReader(scratch.read(real) ?? Buffer.of());
}

function zipReader(bytes: Uint8Array): VulndbReader {
  const entries = new Map(openZip(bytes, MODULE_LIMITS).map((entry) => [entry.name, entry]));
  return (name) => {
    const entry = entries.get(name);
    return entry && inflate(bytes, entry);
  };
}
