import { moduleIndexes } from "../../golang/module-indexes.ts";
import { latestPathInTree, listPathInTree } from "../../payload/module-tree.ts";
import type { Harvested } from "./harvest.ts";

/** A file that says which versions of a module are there: its path in the tree, its content. */
export interface ModuleList {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A `list` for every module, naming only what is there whole; `@latest` where the list says nothing. */
export function moduleLists(modules: readonly Pick<Harvested, "module" | "info" | "zip">[]): ModuleList[] {
  const byPath = Map.groupBy(modules, ({ module }) => module.path);
  return [...byPath].flatMap(([path, versions]) => {
    const whole = versions.filter(({ zip }) => zip !== undefined);
    const { list, latest } = moduleIndexes(whole.map(({ module }) => module.version));
    const newest = whole.find(({ module }) => module.version === latest)?.info;
    return [
      { name: listPathInTree(path), bytes: Buffer.from(list) },
      ...(newest ? [{ name: latestPathInTree(path), bytes: newest }] : []),
    ];
  });
}
