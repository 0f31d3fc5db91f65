import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DISTRIBUTION_LIMITS } from "../../../src/limits.ts";
import { inflate, openZip } from "../../../src/payload/zip.ts";

type Layer = readonly [where: string, bytes: Buffer];

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZIP = Buffer.from("PK\x03\x04");

/** The files below a folder that hold one of the secrets, as they are or in whatever gzip and zip make of them. */
export function leaksIn(folder: string, secrets: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const first: Layer = [path.slice(folder.length + 1), readFileSync(path)];
    // Go's own tests bring archives that are damaged on purpose; one of ours is not.
    const inner = unpacked(first).flatMap((layer) => [layer, ...deeper(layer)]);
    const holds = ([, bytes]: Layer) => secrets.some((secret) => bytes.includes(secret));
    return [first, ...inner].filter(holds).map(([where]) => where);
  });
}

function deeper(layer: Layer): Layer[] {
  try {
    return unpacked(layer).flatMap((one) => [one, ...deeper(one)]);
  } catch {
    return [];
  }
}

/** What is packed in these bytes; nothing where they are no archive. */
function unpacked([where, bytes]: Layer): Layer[] {
  if (bytes.subarray(0, 2).equals(GZIP)) return [[`${where}!`, gunzipSync(bytes)]];
  if (!bytes.subarray(0, 4).equals(ZIP)) return [];
  return openZip(bytes, DISTRIBUTION_LIMITS).flatMap((entry) => [
    [`${where}!names`, Buffer.from(entry.name)],
    [`${where}!${entry.name}`, Buffer.from(inflate(bytes, entry))],
  ]);
}
