import type { Scratch } from "../../ports/scratch.ts";
import type { Sealed } from "../seal/index.ts";
import type { Goods } from "../sources/goods.ts";
import type { Stopwatch } from "../stopwatch.ts";
import type { Written } from "./index.ts";

/** Writes `<file>.record.json` beside the bundle: what is true of this run and is no content (source, times, sizes). */
export function writeRecord(
  file: string,
  { identity, manifest }: Sealed,
  { bytes, sha256 }: Written,
  { carried }: Goods,
  watch: Stopwatch,
  scratch: Scratch,
): void {
  const record = {
    schema: "gobundle/record/1",
    identity,
    sequence: manifest.sequence,
    bytes,
    ...(sha256 && { fileSha256: sha256 }),
    sources: Object.fromEntries(
      carried.map(({ version, target, origin }) => [`go${version}.${target.replace("/", "-")}`, origin]),
    ),
    ...watch.times(),
  };
  scratch.write(`${file}.record.json`, `${JSON.stringify(record, undefined, 2)}\n`);
}
