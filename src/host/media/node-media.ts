import { realpathSync, type Stats, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isatty } from "node:tty";
import { Fault, reasonOf } from "../../fault.ts";
import type { Growth, Media, MediaDoor } from "../../ports/media.ts";
import { openPlain } from "../plain-file.ts";
import type { Pool } from "../threads/pool.ts";
import { discoverBundles } from "./discover.ts";
import { kindOf } from "./folder-listing.ts";
import { openFolder } from "./folder-media.ts";
import { openPipe } from "./pipe-media.ts";
import { openTar } from "./tar-media.ts";

/** How a user names standard input. */
const STDIN = "-";

/** Bundles in files, folders and pipes of this machine; `stdin` gives the descriptor to read where somebody names it. */
export function nodeMedia(pool: Pool, stdin: () => number = () => 0): MediaDoor {
  return {
    open: (path, growth) => (path === STDIN ? openStdin(pool, stdin) : openPath(path, pool, growth)),
    discover: discoverBundles,
  };
}

/** Threads beside the first: one for each further processor; more than a few only add to the memory that is needed. */
export const THREADS: number = Math.min(4, availableParallelism() - 1);

async function openStdin(pool: Pool, stdin: () => number): Promise<Media> {
  const fd = stdin();
  if (isatty(fd)) throw new Fault("media-kind", { path: STDIN, kind: "terminal" });
  return openPipe(fd, STDIN, pool);
}

async function openPath(path: string, pool: Pool, growth: Growth | undefined): Promise<Media> {
  const { real, stat } = resolve(path);
  if (stat.isDirectory()) return openFolder(real, path, pool);
  if (!stat.isFile()) throw new Fault("media-kind", { path, kind: kindOf(stat) });
  return openTar(openPlain(real, "refuse"), path, pool, growth);
}

/** A user may name a bundle by a link; what it leads to is opened and never looked up again. */
function resolve(path: string): { real: string; stat: Stats } {
  try {
    const real = realpathSync(path);
    return { real, stat: statSync(real) };
  } catch (error) {
    const missing =
      error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    if (missing) throw new Fault("media-missing", { path }, { cause: error });
    throw new Fault("media-read", { path, reason: reasonOf(error) }, { cause: error });
  }
}
