import { Fault } from "../fault.ts";
import type { HostFacts } from "../ports/host-facts.ts";
import type { MediaDoor } from "../ports/media.ts";

/** Where a stick appears by itself; `/run/media` and `/media` have a folder of the user's in between. */
const MOUNTS = ["/media", "/run/media", "/mnt"];

/**
 * The bundles that a run is about: as named, each once, or the only one in the current folder, else the only one at the
 * top of a mount. Faults: bundle-not-found, several-bundles (2).
 */
export function findMedia(named: readonly string[], door: MediaDoor, facts: HostFacts): readonly string[] {
  if (named.length > 0) return [...new Set(named)];
  const here = door.discover(["."]);
  const found = here.length > 0 ? here : door.discover(mountFolders(facts));
  const [only, ...others] = found;
  if (only === undefined) throw new Fault("bundle-not-found", { folders: [".", ...MOUNTS] });
  if (others.length > 0) throw new Fault("several-bundles", { found, first: only });
  return [only];
}

function mountFolders(facts: HostFacts): string[] {
  return MOUNTS.flatMap((folder) => [folder, ...facts.names(folder).map((name) => `${folder}/${name}`)]);
}
