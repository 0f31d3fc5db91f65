import { Fault } from "../fault.ts";
import type { Folder } from "../ports/host-facts.ts";
import type { Isolated } from "./isolated.ts";

/** All that forbids to change anything at the root, for every verb. Faults, each 4. */
export function checkPlace(host: Isolated): Fault[] {
  const { root } = host.store;
  const strangers = host.store.strangers().map((name) => inTheWay(`${root}/${name}`, "present"));
  return [...checkWay(host), ...checkWritable(host), ...strangers];
}

export function inTheWay(path: string, found: string): Fault {
  return new Fault("foreign-in-the-way", { path, found });
}

/** Where the root really is: links in its parents followed. */
export function realRoot({ store }: Isolated): string {
  return store.ways().at(-1) ?? store.root;
}

/** Nobody else may be able to exchange a folder, or a link, on the way to the root. */
function checkWay({ facts, store }: Isolated): Fault[] {
  const ways = store.ways();
  const folders = new Map(ways.flatMap((way) => facts.wayTo(way)).map((folder) => [folder.path, folder]));
  return [...folders.values()].flatMap((folder) => {
    const { path, kind } = folder;
    if (kind === "absent") return [];
    if (kind !== "folder") return ways.includes(path) || kind === "other" ? [inTheWay(path, kind)] : [];
    return isShared(folder, facts.uid) ? [new Fault("parent-unsafe", { path })] : [];
  });
}

/** Sticky folders of root's (`/tmp`) keep what users have in them apart. */
function isShared({ uid, mode }: Folder, own: number): boolean {
  const shared = (mode & 0o022) !== 0 && !((mode & 0o1000) !== 0 && uid === 0);
  return shared || (uid !== 0 && uid !== own);
}

function checkWritable(host: Isolated): Fault[] {
  const path = realRoot(host);
  if (host.facts.filesystem(path).readOnly) return [new Fault("mount-read-only", { path })];
  return host.facts.writable(path) ? [] : [new Fault("not-writable", { path })];
}
