import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { mountPoints } from "../mounts.ts";

/** `/run/media/<user>/<label>` is the deepest place where desktops mount. */
const MOUNT_DEPTH = 2;

/** Bundles that stand in these folders or at the top of what is mounted in them, as a user would type their paths. */
export function discoverBundles(folders: readonly string[]): readonly string[] {
  const mounts = mountPoints();
  const found = folders.flatMap((folder) =>
    [folder, ...mounts.filter((mount) => isNear(folder, mount))].flatMap(bundlesIn),
  );
  return [...new Set(found)].sort();
}

/** A file by its ending, a folder by its two head files: the folder itself, or what it holds. */
function bundlesIn(folder: string): string[] {
  if (isBundleFolder(folder)) return [folder];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith("."))
      .filter((entry) => entry.name.endsWith(".gobundle") || isBundleFolder(join(folder, entry.name)))
      .map((entry) => join(folder, entry.name));
  } catch {
    return []; // not there, or not ours to read: then nothing was put there for us
  }
}

function isBundleFolder(folder: string): boolean {
  return existsSync(join(folder, "manifest.json")) && existsSync(join(folder, "manifest.p7s"));
}

function isNear(folder: string, mount: string): boolean {
  const steps = relative(resolve(folder), mount).split("/");
  return steps[0] !== ".." && steps[0] !== "" && steps.length <= MOUNT_DEPTH;
}
