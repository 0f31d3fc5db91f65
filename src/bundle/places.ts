import { escapePath, escapeVersion } from "../golang/module.ts";
import type {
  AppComponent,
  Component,
  ModulesComponent,
  ToolComponent,
  ToolchainComponent,
} from "./manifest/component.ts";

/** FORMAT 5.8: where the members of a component stand: one file, perhaps with its signature beside it, or all that a folder holds. */
export type Place = { readonly file: string; readonly signature?: string } | { readonly folder: string };

/** The place that follows from a component's fields. A module path or version that Go would refuse: Fault("module-path"). */
export function placeOf(component: Component): Place {
  switch (component.kind) {
    case "toolchain":
      return toolchainPlace(component);
    case "modules":
      return { folder: moduleFolder(component) };
    case "app":
      return { folder: `apps/${component.id}/` };
    case "tool":
      return { file: `tools/${dashed(component.target)}/${programOf(component)}` };
    case "script":
      return { file: `scripts/${component.id}` };
    case "file":
      return { file: `files/${component.id}` };
    case "vulndb":
      return { folder: "vulndb/" };
    case "installer":
      return { file: `installer/gobundle-${dashed(component.target)}.gz` };
  }
}

/** FORMAT 5.15: the folder in which an app is built, from the folder that holds all apps. */
export function moduleFolderOf({ id, dir }: Pick<AppComponent, "id" | "dir">): string {
  return dir === undefined ? id : `${id}/${dir}`;
}

/**
 * FORMAT 6.4: the name of a member in the tree that `treeH1` is taken over: relative to the component's folder,
 * for a single file its base name. Undefined where the member does not stand at the component's place.
 */
export function nameInTree(place: Place, path: string): string | undefined {
  if ("file" in place) {
    const stands = path === place.file || path === place.signature;
    return stands ? path.slice(path.lastIndexOf("/") + 1) : undefined;
  }
  return path.startsWith(place.folder) ? path.slice(place.folder.length) : undefined;
}

function toolchainPlace(component: ToolchainComponent): Place {
  const file = `toolchains/${distributionName(component)}`;
  return component.authenticity.openpgp === undefined ? { file } : { file, signature: `${file}.asc` };
}

/** The name of a tool's program: its id without the target. */
export function programOf({ id, target }: Pick<ToolComponent, "id" | "target">): string {
  return id.slice(0, Math.max(0, id.length - target.length - 1));
}

/** The file name of a Go distribution as its makers gave it. */
function distributionName(toolchain: Pick<ToolchainComponent, "version" | "target" | "form">): string {
  const platform = `go${toolchain.version}.${dashed(toolchain.target)}`;
  return toolchain.form === "module" ? `v0.0.1-${platform}.zip` : `${platform}.tar.gz`;
}

/** `modules/…/@v/` of a module version; `modules/` for the indexes; `modules/sumdb/<name>/`. */
function moduleFolder({ id, part, path = "" }: ModulesComponent): string {
  if (part === "index") return "modules/";
  if (part === "sumdb") return `modules/${id}/`;
  return `modules/${escapePath(path)}/@v/`;
}

/** The names that a module version's folder may hold for it, without the extension. */
export function moduleStem({ version = "" }: ModulesComponent): string {
  return escapeVersion(version);
}

function dashed(target: string): string {
  return target.replace("/", "-");
}
