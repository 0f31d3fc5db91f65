import { basename } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { GoVersion } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { ModulesWish } from "../order.ts";
import { type App, type AppWishes, readFolder } from "./app.ts";

/** What `--modules` asks for: modules of folders, whose needs travel without them, and modules at a version. */
export interface Guests {
  readonly guests: readonly App[];
  readonly wished: readonly ModuleVersion[];
}

/**
 * Reads what `--modules` names. A guest's name, which only messages show, has a sign that no app's name has.
 * Faults (2): file-missing, app-no-go-mod, app-needs-go; go-mod-syntax.
 */
export function resolveGuests(
  wishes: readonly ModulesWish[],
  versions: readonly GoVersion[],
  order: AppWishes,
  scratch: Scratch,
): Guests {
  const guests = wishes.flatMap((wish, i) => {
    if (!("folder" in wish)) return [];
    const dir = scratch.realPath(wish.folder);
    if (dir === undefined || scratch.look(dir)?.kind !== "folder")
      throw new Fault("file-missing", { option: "--modules", path: wish.folder, kind: "folder" });
    return [readFolder({ name: `${basename(dir)}@modules${i + 1}`, dir }, versions, order, scratch)];
  });
  return { guests, wished: wishes.flatMap((wish) => ("folder" in wish ? [] : [wish])) };
}
