import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CountingProxy, type TileRequests } from "./counting-proxy.ts";
import { type Bench, createLine } from "./job.ts";
import { measure } from "./measure.ts";

/** Most that the tiles of a carried checksum database may take, in KiB for each module version carried. */
export const TILE_ROOM = 10;

/** What the tiles of a bundle take. */
export interface CarriedTiles {
  readonly tiles: number;
  readonly modules: number;
  /** KiB of tiles for each module version. */
  readonly share: number;
}

/** Looks at the members' headers alone. A module version is what has a `.mod`, be its zip carried or not. */
export function carriedTiles(bundle: string): CarriedTiles {
  const list = execFileSync("tar", ["-tvf", bundle], { encoding: "utf8", maxBuffer: 2 ** 28 });
  const members = list.split("\n").map((line) => line.split(/\s+/));
  const tiles = members.filter(([, , , , , path = ""]) => /^modules\/sumdb\/.*\/tile\//.test(path));
  const modules = members.filter(([, , , , , path = ""]) => path.endsWith(".mod")).length;
  const bytes = tiles.reduce((sum, [, , size]) => sum + Number(size), 0);
  return { tiles: tiles.length, modules, share: bytes / modules / 1024 };
}

/**
 * Two creates of the example through a proxy that serves `tree`, with one cache that is empty at first but for Go itself; the second has
 * to ask the go command anew. Gives what each asked for of the checksum database's tiles.
 */
export async function requestedTiles(
  { gobundle, dir, app, cache }: Bench,
  tree: string,
): Promise<readonly [TileRequests, TileRequests]> {
  const fresh = join(dir, "fresh-cache");
  mkdirSync(fresh);
  cpSync(join(cache, "downloads"), join(fresh, "downloads"), { recursive: true });
  const proxy = new CountingProxy(tree);
  const address = await proxy.listen();
  const create = async () => {
    const bundle = join(dir, "tiles.gobundle");
    const line = createLine("tiles", ["--modules", app], fresh, join(dir, "keys")).filter(
      (word) => word !== "--offline",
    );
    const argv = ["env", `GOPROXY=${address}`, gobundle, ...line, "-o", bundle] as const;
    await measure(
      { argv: [...argv], clean: [join(fresh, "findings"), bundle, `${bundle}.record.json`] },
      dir,
    );
    return proxy.counted();
  };
  try {
    return [await create(), await create()];
  } finally {
    proxy.close();
    for (const name of [fresh, join(dir, "tiles.gobundle")]) rmSync(name, { recursive: true, force: true });
  }
}
