import { closeSync } from "node:fs";
import type { H1 } from "../../golang/dirhash.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { ToolchainForm, Unpacked, Work } from "../../ports/work.ts";
import { openPlain } from "../plain-file.ts";
import { digestFiles, digestTrailed } from "./digest-files.ts";
import { digestTree } from "./digest-tree.ts";
import { Flow } from "./flow.ts";
import type { Pool } from "./pool.ts";
import { fill } from "./source.ts";
import { UNPACKING_COSTS, unpackToolchain } from "./unpack.ts";

/** Hashing, inflating and writing on the pool's threads. */
export function nodeWork(pool: Pool): Work {
  return {
    wake: () => pool.expect(Number.POSITIVE_INFINITY),
    stop: (reason) => pool.stop(reason),
    digestFiles: (paths) => digestFiles(pool, paths),
    digestTrailed: (path, trailed) => digestTrailed(pool, path, trailed),
    digestTree: (dir, except = []) => digestTree(pool, dir, except),
    checkModuleZips: (zips) => checkModuleZips(pool, zips),
    tileRoots: (tiles) => tileRoots(pool, tiles),
    unpackToolchain: (from, form, version, target, into) =>
      unpackFile(pool, from, { form, version, target }, into),
  };
}

async function checkModuleZips(
  pool: Pool,
  zips: readonly { readonly path: string; readonly module: ModuleVersion }[],
): Promise<H1[]> {
  const flow = new Flow(pool);
  const sums: Promise<H1>[] = [];
  try {
    for (const [index, { path, module }] of zips.entries()) {
      await flow.room();
      const { fd, size } = openPlain(path, "follow");
      pool.expect(size * UNPACKING_COSTS);
      const sum = flow.run(index, "moduleH1", { source: { fd, at: 0, label: path }, length: size, module });
      flow.follow(
        index,
        sum.finally(() => closeSync(fd)),
      );
      sums.push(sum);
    }
  } catch (error) {
    flow.fail(sums.length, error);
  }
  await flow.end();
  return Promise.all(sums);
}

/** A thread takes about a millisecond for so many. */
const TILES_AT_ONCE = 8;

async function tileRoots(pool: Pool, tiles: readonly Uint8Array[]): Promise<readonly string[]> {
  const groups = Array.from({ length: Math.ceil(tiles.length / TILES_AT_ONCE) }, (_, at) =>
    tiles.slice(at * TILES_AT_ONCE, (at + 1) * TILES_AT_ONCE),
  );
  return (await Promise.all(groups.map((group) => pool.run("tileRoots", group)))).flat();
}

async function unpackFile(
  pool: Pool,
  from: string,
  which: { readonly form: ToolchainForm; readonly version: string; readonly target: string },
  into: string,
): Promise<Unpacked> {
  const { fd, size } = openPlain(from, "follow");
  const shared = new SharedArrayBuffer(size);
  pool.expect(size * UNPACKING_COSTS);
  try {
    fill({ fd, at: 0, label: from }, new Uint8Array(shared));
  } finally {
    closeSync(fd);
  }
  const flow = new Flow(pool);
  const unpacked = unpackToolchain(flow, 0, { ...which, shared, length: size }, into);
  flow.follow(0, unpacked);
  await flow.end();
  return unpacked;
}
