import { realpathSync, type Stats, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import process from "node:process";
import type { Readable } from "node:stream";
import { isatty } from "node:tty";
import { Fault, reasonOf } from "../fault.ts";
import type { Media, MediaDoor } from "../ports/media.ts";
import { discoverBundles } from "./discover.ts";
import { kindOf } from "./folder-listing.ts";
import { openFolder } from "./folder-media.ts";
import { openPipe } from "./pipe-media.ts";
import { openPlain } from "./plain-file.ts";
import type { Pool } from "./pool.ts";
import { openTar } from "./tar-media.ts";

/** How a user names standard input. */
const STDIN = "-";

/** Bundles in files, folders and pipes of this machine; `stdin` is asked for when somebody names it. */
export function nodeMedia(pool: Pool, stdin: () => Readable = () => process.stdin): MediaDoor {
  return {
    open: (path) => (path === STDIN ? openStdin(pool, stdin) : openPath(path, pool)),
    discover: discoverBundles,
  };
}

/** Threads beside the first: one for each further processor; more than a few only add to the memory that is needed. */
export const THREADS: number = Math.min(4, availableParallelism() - 1);

async function openStdin(pool: Pool, stdin: () => Readable): Promise<Media> {
  if (isatty(0) && stdin() === process.stdin)
    throw new Fault("media-kind", { path: STDIN, kind: "terminal" });
  return openPipe(stdin(), STDIN, pool);
}

async function openPath(path: string, pool: Pool): Promise<Media> {
  const { real, stat } = resolve(path);
  if (stat.isDirectory()) return openFolder(real, path, pool);
  if (!stat.isFile()) throw new Fault("media-kind", { path, kind: kindOf(stat) });
  return openTar(openPlain(real, "refuse"), path, pool);
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
