import { h1OfDigests } from "../../golang/dirhash.ts";
import type { TreeDigest, TreeFile } from "../../ports/work.ts";
import { listFolder } from "../media/folder-listing.ts";
import { Flow } from "./flow.ts";
import type { Pool } from "./pool.ts";

/** Files go to a thread in groups of so many. */
const GROUP = 64;
/** A file of a Go tree has about so many bytes. */
const TYPICAL_BYTES = 20_000;

/** Reads a tree back from disk: each file's digest and the `h1:` over all. Faults: tree-not-plain (3), file-read (1). */
export async function digestTree(pool: Pool, dir: string, except: readonly string[]): Promise<TreeDigest> {
  const left = new Set(except);
  const names = listFolder(dir, (_, relative) => left.has(relative)).files.toSorted();
  pool.expect(names.length * TYPICAL_BYTES);
  const flow = new Flow(pool);
  const groups = Array.from({ length: Math.ceil(names.length / GROUP) }, (_, number) =>
    digestGroup(flow, number, dir, names.slice(number * GROUP, (number + 1) * GROUP)),
  );
  await Promise.allSettled(groups);
  await flow.end();
  const files = (await Promise.all(groups)).flat();
  return { treeH1: h1OfDigests(files), files };
}

async function digestGroup(
  flow: Flow,
  number: number,
  dir: string,
  names: readonly string[],
): Promise<TreeFile[]> {
  const digests = await flow.run(
    number,
    "digestFiles",
    names.map((name) => `${dir}/${name}`),
  );
  return digests.flatMap((digest, at) => {
    const name = names[at];
    return name === undefined ? [] : [{ name, ...digest }];
  });
}
