import { join, relative, resolve } from "node:path";
import { memberPath } from "../../bundle/member-path.ts";
import { Fault } from "../../fault.ts";
import { type GoMod, parseGoMod, type Replacement } from "../../golang/go-mod.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { readGoFile } from "./go-file.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";

/** What travels with an app: folders, at their places relative to each other. Places are `/`-separated, "" for the base. */
export interface SourceTree {
  /** Absolute path of the nearest folder that all of them lie below. */
  readonly base: string;
  /** The app's place. */
  readonly dir: string;
  /** Places of the folders that are carried whole; none lies in another. */
  readonly folders: readonly string[];
  /** Places of all modules among them that have been named. */
  readonly modules: readonly string[];
  /** Place of the folder of the go.work that is in force, and what it uses. */
  readonly workspace?: { readonly at: string; readonly uses: readonly string[] };
}

/**
 * The app's folder, what its `replace` lines and its workspace name outside of it, and what is replaced there in turn
 * (Go reference: `replace` directive, Workspaces). A folder that a line names and that holds no go.mod is none of Go's, so
 * it stays behind. Faults (2): app-no-go-mod, app-replace-outside, app-link-outside; member-path (3), go-mod-syntax.
 */
export function readSourceTree(
  app: { readonly name: string; readonly dir: string },
  workspaces: boolean,
  scratch: Scratch,
): SourceTree {
  const workspace = workspaces ? findWorkspace(app.dir, scratch) : undefined;
  const modules = new Modules(app.name, scratch);
  if (scratch.look(join(app.dir, "go.mod")) !== undefined || workspace === undefined) modules.demand(app.dir);
  if (workspace !== undefined) modules.enter(workspace);
  return treeOf(app, [...modules.found], workspace);
}

function treeOf(
  { name, dir }: { readonly name: string; readonly dir: string },
  modules: readonly string[],
  workspace: Workspace | undefined,
): SourceTree {
  const carried = [...new Set([dir, ...modules])];
  const base = commonFolder(workspace === undefined ? carried : [...carried, workspace.folder]);
  const place = (path: string) => relative(base, path);
  const folders = carried.filter((one) => !carried.some((other) => one !== other && isBelow(one, other)));
  for (const folder of folders) if (folder !== base) memberPath(`apps/${name}/${place(folder)}`);
  return {
    base,
    dir: place(dir),
    folders: folders.map(place).sort(),
    modules: modules.map(place).sort(),
    ...(workspace && {
      workspace: { at: place(workspace.folder), uses: modulesUsed(workspace).map(place) },
    }),
  };
}

function modulesUsed({ goWork, folder }: Workspace): string[] {
  return goWork.use.map((path) => resolve(folder, path));
}

/** Module folders, each with those that its `replace` lines lead to. */
class Modules {
  readonly found = new Set<string>();
  readonly #app: string;
  readonly #scratch: Scratch;

  constructor(app: string, scratch: Scratch) {
    this.#app = app;
    this.#scratch = scratch;
  }

  /** Takes a folder that must be a module. Fault app-no-go-mod. */
  demand(folder: string): void {
    if (!this.#take(folder)) throw new Fault("app-no-go-mod", { dir: folder });
  }

  /** Takes what a go.work uses and replaces. */
  enter({ goWork, folder }: Workspace): void {
    for (const path of goWork.use) this.demand(this.#place(path, folder));
    this.#follow(goWork.replace, folder);
  }

  /** Takes the folders that `replace` lines of a file in `from` name. */
  #follow(replacements: readonly Replacement[], from: string): void {
    for (const { new: target, local } of replacements) {
      if (local) this.#take(this.#place(target.path, from));
    }
  }

  /**
   * The absolute path of a folder that is named in a file in `from`. An absolute name would be looked for at that very
   * place on the other host; what a link leads to is somewhere else than its name says.
   */
  #place(path: string, from: string): string {
    const [app, folder] = [this.#app, resolve(from, path)];
    if (path.startsWith("/")) throw new Fault("app-replace-outside", { app, path, file: from });
    const real = this.#scratch.realPath(folder);
    if (real !== undefined && real !== folder)
      throw new Fault("app-link-outside", { app, link: folder, points: real });
    return folder;
  }

  #take(folder: string): boolean {
    if (this.found.has(folder)) return true;
    const goMod = readGoMod(folder, this.#scratch);
    if (goMod === undefined) return false;
    this.found.add(folder);
    this.#follow(goMod.replace, folder);
    return true;
  }
}

/** Faults of `readGoFile`, go-mod-syntax. */
export function readGoMod(folder: string, scratch: Scratch): GoMod | undefined {
  const text = readGoFile(folder, "go.mod", scratch);
  return text === undefined ? undefined : parseGoMod(text, join(folder, "go.mod"));
}

function isBelow(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

function commonFolder(paths: readonly string[]): string {
  const [first = "/", ...others] = paths;
  return others.reduce((folder, path) => {
    let common = folder;
    while (!isBelow(path, common)) common = join(common, "..");
    return common;
  }, first);
}
