import { escapePath } from "../../golang/module.ts";
import { moduleIndexes } from "../../golang/module-indexes.ts";
import { type Sha256, sha256 } from "../digest.ts";
import { moduleStem } from "../places.ts";
import type { Component, ModulesComponent } from "./component.ts";
import type { Member } from "./member.ts";
import type { Problems } from "./problems.ts";

/**
 * FORMAT 5.10: an index says what follows from the module versions that are carried, no more and no less; what it must
 * say is known without its bytes. Asked only of a manifest in which nothing else was found.
 */
export function findIndexProblems(
  components: readonly Component[],
  members: readonly Member[],
  problems: Problems,
): void {
  if (problems.count > 0) return;
  const versions = components.flatMap((one) =>
    one.kind === "modules" && one.part === undefined && one.path !== undefined ? [one] : [],
  );
  const digests = new Map(members.map(({ path, sha256: digest }) => [path as string, digest]));
  const expected = new Map(
    [...Map.groupBy(versions, ({ path = "" }) => path)].flatMap(([path, ofModule]) =>
      indexesOf(path, ofModule, digests),
    ),
  );
  const found = members.filter(({ component }) => component === "index");
  for (const { path, sha256: digest } of found) {
    if (expected.get(path) !== digest) problems.add("other-index", path);
  }
  if (found.length > 0 && found.length < expected.size) problems.add("index-missing", "members");
}

/** The places of a module's indexes, and the digests that they must have. */
function indexesOf(
  path: string,
  versions: readonly ModulesComponent[],
  digests: ReadonlyMap<string, Sha256>,
): (readonly [string, Sha256])[] {
  const folder = `modules/${escapePath(path)}`;
  const whole = versions.filter(({ goH1 }) => goH1 !== undefined);
  const { list, latest } = moduleIndexes(whole.map(({ version = "" }) => version));
  const newest = whole.find(({ version }) => version === latest);
  const info = newest && digests.get(`${folder}/@v/${moduleStem(newest)}.info`);
  const listed = [`${folder}/@v/list`, sha256(Buffer.from(list))] as const;
  return info === undefined ? [listed] : [listed, [`${folder}/@latest`, info]];
}
