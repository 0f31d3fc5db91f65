import { linkSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Job } from "./job.ts";

/** The zips below an opened bundle's tree; of module versions, and that of Go, which is one too. */
export function zipsBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".zip")).map((name) => join(folder, name));
}

/**
 * Verifying a bundle of very many module zips, beside the least that any check of them can cost: one openssl that digests them, and
 * two processes of unzip that inflate them, with half of the bytes each.
 */
export function zipJobs({ gobundle, dir }: Bench, bundle: string, zips: readonly string[]): readonly Job[] {
  const trusting = ["--config", join(dir, "etc"), "--root", join(dir, "root"), "--quiet"];
  const [some, others] = inHalves(zips, join(dir, "halves"));
  const inflate = `unzip -tqq '${some}/*.zip' & other=$!; unzip -tqq '${others}/*.zip' && wait $other`;
  return [
    {
      name: "verify, beside openssl dgst",
      ratio: 1.2,
      ours: { argv: [gobundle, "verify", bundle, ...trusting], clean: [] },
      byHand: { argv: ["openssl", "dgst", "-sha256", ...zips], clean: [] },
    },
    {
      name: "verify --deep, beside unzip -t in two processes",
      ratio: 1.1,
      ours: { argv: [gobundle, "verify", "--deep", bundle, ...trusting], clean: [] },
      byHand: { argv: ["sh", "-c", inflate], clean: [] },
    },
  ];
}

/** Two folders of links to the zips, of the same weight but for the last: the largest first, each to the lighter folder. */
function inHalves(zips: readonly string[], into: string): readonly [string, string] {
  const halves = [join(into, "1"), join(into, "2")].map((folder) => ({ folder, bytes: 0 }));
  for (const { folder } of halves) mkdirSync(folder, { recursive: true });
  const sized = zips.map((path) => ({ path, size: statSync(path).size })).sort((a, b) => b.size - a.size);
  for (const [at, { path, size }] of sized.entries()) {
    const lighter = halves.reduce((best, half) => (half.bytes < best.bytes ? half : best));
    linkSync(path, join(lighter.folder, `${at}.zip`));
    lighter.bytes += size;
  }
  return [join(into, "1"), join(into, "2")];
}
