import { Fault } from "../fault.ts";
import {
  escapePath,
  escapeVersion,
  type ModuleVersion,
  unescapePath,
  unescapeVersion,
} from "../golang/module.ts";
import {
  compareModuleVersions,
  isCanonical,
  isPrereleaseVersion,
  isPseudoVersion,
} from "../golang/semver.ts";

/** The files of a module version in a GOPROXY tree (go.dev/ref/mod#goproxy-protocol). */
export type ModuleExtension = "info" | "mod" | "zip";

/** What a file of the tree is. */
export type TreeFileMeaning =
  | { readonly kind: "version"; readonly module: ModuleVersion; readonly ext: ModuleExtension }
  | { readonly kind: "list"; readonly path: string }
  | { readonly kind: "latest"; readonly path: string };

/** `github.com/!azure/x/@v/v1.2.3.zip`, relative to the tree's root. */
export function modulePathInTree({ path, version }: ModuleVersion, ext: ModuleExtension): string {
  return `${escapePath(path)}/@v/${escapeVersion(version)}.${ext}`;
}

/** Every module of the tree needs this file, an empty one too: without it the go command does not ask for `@latest`. */
export function listPathInTree(path: string): string {
  return `${escapePath(path)}/@v/list`;
}

export function latestPathInTree(path: string): string {
  return `${escapePath(path)}/@latest`;
}

/** What a path of the tree stands for, `sumdb/` excepted; the path is the canonical one. Fault "tree-path". */
export function parseTreePath(name: string): TreeFileMeaning {
  const match = /^(.+?)\/(?:@v\/(?:(list)|(.+)\.(info|mod|zip))|@latest)$/.exec(name);
  if (!match?.[1]) throw new Fault("tree-path", { name });
  const path = unescapePath(match[1]);
  if (match[2]) return { kind: "list", path };
  if (!match[3]) return { kind: "latest", path };
  const version = unescapeVersion(match[3]);
  if (!isCanonical(version)) throw new Fault("tree-path", { name });
  return { kind: "version", module: { path, version }, ext: match[4] as ModuleExtension };
}

/** What `@latest` means in Go: the newest release, else the newest prerelease, else the newest pseudo-version. */
export function newestVersion(versions: Iterable<string>): string | undefined {
  const sorted = [...versions].sort(compareModuleVersions);
  return (
    sorted.findLast((version) => !isPrereleaseVersion(version)) ??
    sorted.findLast((version) => !isPseudoVersion(version)) ??
    sorted.at(-1)
  );
}
