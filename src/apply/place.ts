import { Fault } from "../fault.ts";
import type { Isolated } from "./isolated.ts";

/** All that forbids to change anything at the root, for every verb. Faults, each 4. */
export function checkPlace(host: Isolated): Fault[] {
  const { root } = host.store;
  const strangers = host.store.strangers().map((name) => inTheWay(`${root}/${name}`, "present"));
  return [...checkWay(host), ...checkInside(host), ...checkWritable(host), ...strangers];
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
  return [...folders.values()].flatMap(({ path, kind, exchangeable }) => {
    if (kind === "other" || (kind === "link" && ways.includes(path))) return [inTheWay(path, kind)];
    return exchangeable ? [new Fault("parent-unsafe", { path })] : [];
  });
}

/** The folders of the layout are real ones, of nobody else, on the root's own filesystem: renames and hard links join them. */
function checkInside(host: Isolated): Fault[] {
  const { facts, store } = host;
  const found = store.folders.flatMap((path) => facts.wayTo(path).slice(-1));
  return [
    ...facts.mountsBelow(realRoot(host)).map((path) => new Fault("mount-inside", { path, root: store.root })),
    ...found.flatMap(({ path, kind, exchangeable, mode }) => {
      if (kind === "absent") return [];
      if (kind !== "folder") return [inTheWay(path, kind)];
      return exchangeable || (mode & 0o022) !== 0 ? [new Fault("parent-unsafe", { path })] : [];
    }),
  ];
}

function checkWritable(host: Isolated): Fault[] {
  const path = realRoot(host);
  if (host.facts.filesystem(path).readOnly) return [new Fault("mount-read-only", { path })];
  return host.facts.writable(path) ? [] : [new Fault("not-writable", { path })];
}
