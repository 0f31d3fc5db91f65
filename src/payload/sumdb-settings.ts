import type { Component } from "../bundle/manifest/component.ts";
import type { StatedLog } from "../bundle/manifest/manifest.ts";
import { Fault } from "../fault.ts";
import { SUM_GOLANG_ORG } from "../golang/sumdb.ts";
import { databaseOf } from "./sumdb-tree.ts";

/** The name of the database that every go command knows. */
const PUBLIC = SUM_GOLANG_ORG.slice(0, SUM_GOLANG_ORG.indexOf("+"));

/**
 * What makes the go command check modules of these components by the databases that come with them. It takes one:
 * the public one where it is carried, else that of the bundle applied last, whose components come first. Modules without
 * a record there are left out by their paths, and so are those below such a path (cmd/go, GONOSUMDB).
 * GOSUMDB is `off` only where no database is carried. Fault log-key where a key is not stated.
 */
export function sumdbSettings(
  components: readonly Component[],
  stated: readonly StatedLog[],
): { readonly GOSUMDB: string; readonly GONOSUMDB?: string } {
  const names = components.flatMap(databaseOf);
  const name = names.includes(PUBLIC) ? PUBLIC : names[0];
  const unrecorded = components.flatMap((component) => {
    if (component.kind !== "modules" || component.path === undefined) return [];
    return name !== undefined && component.log?.log === name ? [] : [component.path];
  });
  return {
    GOSUMDB: name === undefined ? "off" : settingOf(name, stated),
    ...(unrecorded.length > 0 && { GONOSUMDB: [...new Set(unrecorded)].join(",") }),
  };
}

/** The go command knows the public database by its name, any other by its key. */
function settingOf(name: string, stated: readonly StatedLog[]): string {
  if (name === PUBLIC) return name;
  const key = stated.find((log) => log.name === name)?.key;
  if (key === undefined) throw new Fault("log-key", { key: name });
  return key;
}
