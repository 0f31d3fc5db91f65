import { nameInTree, placeOf, programOf } from "../bundle/places.ts";
import type { Carried, Composition, Part } from "../bundle/release.ts";
import { renderGoEnv } from "../golang/go-env.ts";
import { moduleIndexes } from "../golang/module-indexes.ts";
import { latestPathInTree, listPathInTree, modulePathInTree } from "../payload/module-tree.ts";
import { databaseOf } from "../payload/sumdb-tree.ts";
import type { ReleaseLayout } from "../ports/store.ts";
import { goPrograms } from "./go-programs.ts";
import { goSettings, type Supply } from "./go-settings.ts";
import { SUMDB } from "./served-logs.ts";
import { environmentLines, searchingGovulncheck } from "./shell-text.ts";

/** The signed head of a bundle, kept in the release so that what is installed can be held against it. */
export interface KeptHead {
  readonly name: string;
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * A release as folders, links and files. What a user copies or edits is never a link: modules, sources and files are
 * hard links in real folders; a Go distribution is used where it stands. `goEnv` is the default Go's own go.env.
 */
export function layOut(
  composition: Composition,
  supply: Supply,
  heads: readonly KeptHead[],
  goEnv: string | undefined,
): ReleaseLayout {
  const settings = goSettings(composition, supply);
  const indexes = indexModules(composition.parts);
  const programs = goPrograms(composition, supply.root, settings);
  return {
    copies: [...composition.parts.flatMap(copiesOf), ...indexes.copies],
    links: [
      ...toolchainLinks(composition),
      ...programs.links,
      ...toolLinks(composition.parts),
      ...vulndbLinks(composition.parts),
      ...sumdbLink(composition),
    ],
    files: [
      ...heads.flatMap(headFiles),
      ...indexes.files,
      ...programs.files,
      ...govulncheck(composition.parts, supply.root),
      { path: "go.env", content: renderGoEnv(goEnv, settings) },
      { path: "env.sh", content: environmentLines(supply.root, "sh") },
    ],
  };
}

function copiesOf({ component, tree, bundle, members }: Part): ReleaseLayout["copies"] {
  switch (component.kind) {
    case "toolchain":
    case "vulndb":
      return [];
    case "modules": {
      const place = placeOf(component);
      return "folder" in place ? [{ tree, into: place.folder.replace(/\/$/, "") }] : [];
    }
    case "app":
      return [{ tree, into: `src/${component.id}` }];
    case "tool":
      return [{ tree, into: "tools" }];
    case "script":
      return members.map((member) => {
        const file = nameInTree(placeOf(component), member.path) ?? component.id;
        return { tree, into: `scripts/${bundle}/${component.id}`, file };
      });
    case "file":
      return [
        { tree, into: `files/${component.id}`, file: component.id.slice(component.id.lastIndexOf("/") + 1) },
      ];
  }
}

function toolchainLinks({ goVersions: [defaultGo], parts }: Composition): ReleaseLayout["links"] {
  const links = parts.flatMap(({ component, tree }) =>
    component.kind === "toolchain"
      ? [{ path: `toolchains/go${component.version}`, target: `../../../store/${tree}` }]
      : [],
  );
  return defaultGo === undefined ? links : [...links, { path: "go", target: `toolchains/go${defaultGo}` }];
}

function toolLinks(parts: readonly Part[]): ReleaseLayout["links"] {
  const wrapped = govulncheck(parts, "").map(({ path }) => path);
  const names = parts.flatMap(({ component }) => (component.kind === "tool" ? [programOf(component)] : []));
  return names
    .map((name) => ({ path: `bin/${name}`, target: `../tools/${name}` }))
    .filter(({ path }) => !wrapped.includes(path));
}

/** Thousands of small files that nobody edits: where they stand, as a Go distribution is. */
function vulndbLinks(parts: readonly Part[]): ReleaseLayout["links"] {
  return parts.flatMap(({ component, tree }) =>
    component.kind === "vulndb" ? [{ path: "vulndb", target: `../../store/${tree}` }] : [],
  );
}

/** The program that finds its database, where both are carried. */
function govulncheck(parts: readonly Part[], root: string): ReleaseLayout["files"] {
  const database = parts.some(({ component }) => component.kind === "vulndb");
  const program = parts.some(
    ({ component }) => component.kind === "tool" && programOf(component) === "govulncheck",
  );
  if (!database || !program) return [];
  return [{ path: "bin/govulncheck", content: searchingGovulncheck(root), executable: true }];
}

/** All releases serve the one tree of databases: going back to an older release never lowers a head that users have seen. */
function sumdbLink({ bundles }: Composition): ReleaseLayout["links"] {
  return carriesLog(bundles) ? [{ path: `modules/${SUMDB}`, target: `../../../${SUMDB}` }] : [];
}

/** Whether any of these bundles brings a checksum database to serve. */
export function carriesLog(bundles: readonly Pick<Carried, "manifest">[]): boolean {
  return bundles.some(({ manifest }) => manifest.components.some((one) => databaseOf(one).length > 0));
}

/** `list` and `@latest` are of the union of all bundles, so they are made here and not taken from one of them. */
function indexModules(parts: readonly Part[]): Pick<ReleaseLayout, "copies" | "files"> {
  const modules = parts.flatMap((part) =>
    part.component.kind === "modules"
      ? [{ path: part.component.path ?? "", version: part.component.version ?? "", part }]
      : [],
  );
  const indexes = [...Map.groupBy(modules, (module) => module.path)].map(([path, versions]) => {
    const whole = versions.filter(({ part }) => part.members.some((member) => member.path.endsWith(".zip")));
    const { list, latest } = moduleIndexes(whole.map(({ version }) => version));
    return { path, list, latest: whole.find(({ version }) => version === latest) };
  });
  return {
    files: indexes.map(({ path, list }) => ({ path: `modules/${listPathInTree(path)}`, content: list })),
    copies: indexes.flatMap(({ path, latest }) => {
      if (latest === undefined) return [];
      const info = modulePathInTree(latest, "info");
      const file = info.slice(info.lastIndexOf("/") + 1);
      return [{ tree: latest.part.tree, into: `modules/${latestPathInTree(path)}`, file }];
    }),
  };
}

function headFiles({ name, manifest, signature }: KeptHead): ReleaseLayout["files"] {
  return [
    { path: `manifests/${name}.json`, content: manifest },
    { path: `manifests/${name}.p7s`, content: signature },
  ];
}
