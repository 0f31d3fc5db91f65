import { basename, join, relative } from "node:path";
import { Fault } from "../../fault.ts";
import { type Ask, asksOf, chooseGo } from "../../golang/go-choice.ts";
import { compareGo, type GoVersion } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { readGoMod, readSourceTree, type SourceTree } from "./source-tree.ts";
import { readGoWork } from "./workspace.ts";

/** A module, or a workspace, whose source is carried, as its folder says. */
export interface App {
  /** Base name of the folder's real path. */
  readonly name: string;
  /** Real path of the folder; it is read, never written. */
  readonly dir: string;
  /** The path of its module; a workspace's own folder may be none. */
  readonly module?: string;
  /** The `go` line of its go.mod or go.work. */
  readonly goLine?: string;
  /** All that travels with it. */
  readonly source: SourceTree;
  /** The packages to build, as patterns from its folder. */
  readonly packages: readonly string[];
  /** The lines that say which Go is to build it, and the file that has them. */
  readonly asks: readonly Ask[];
  readonly asking: "go.mod" | "go.work";
  /** The Go of the bundle that builds it: on the host a plain `go` becomes that one. */
  readonly go: GoVersion;
}

/** What is asked of all apps alike. */
export interface AppWishes {
  readonly packages: readonly string[];
  /** Whether a go.work counts, as it does for the go command where GOWORK is not `off`. */
  readonly workspaces: boolean;
}

/** What a file inside the bundle and a folder on the host can be called without quoting. */
const APP_NAME = /^[A-Za-z0-9_][A-Za-z0-9._+-]*$/;

/**
 * Reads the apps and refuses those that could not work on the other side. `versions` are the Go releases of the bundle,
 * its default first. Faults (2): file-missing, app-no-go-mod, app-name-invalid, app-name-twice, app-needs-go,
 * app-replace-outside, app-link-outside; member-path (3), go-mod-syntax.
 */
export function resolveApps(
  dirs: readonly string[],
  versions: readonly GoVersion[],
  wishes: AppWishes,
  scratch: Scratch,
): readonly App[] {
  const apps = dirs.map((dir) => readApp(dir, versions, wishes, scratch));
  for (const [i, app] of apps.entries()) {
    const twin = apps.slice(0, i).find(({ name }) => name.toLowerCase() === app.name.toLowerCase());
    if (twin !== undefined)
      throw new Fault("app-name-twice", { name: app.name, first: twin.dir, second: app.dir });
  }
  return apps.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readApp(asked: string, versions: readonly GoVersion[], wishes: AppWishes, scratch: Scratch): App {
  const dir = scratch.realPath(asked);
  if (dir === undefined || scratch.look(dir)?.kind !== "folder") {
    throw new Fault("file-missing", { option: "--vendor", path: asked, kind: "folder" });
  }
  const name = basename(dir);
  if (!APP_NAME.test(name)) throw new Fault("app-name-invalid", { name, dir });
  return readFolder({ name, dir }, versions, wishes, scratch);
}

/** What the folder `dir`, a real path, says of itself. Faults (2): those of `resolveApps`, names aside. */
export function readFolder(
  { name, dir }: { readonly name: string; readonly dir: string },
  versions: readonly GoVersion[],
  { packages, workspaces }: AppWishes,
  scratch: Scratch,
): App {
  const source = readSourceTree({ name, dir }, workspaces, scratch);
  const goMod = readGoMod(dir, scratch);
  const asking = source.workspace === undefined ? "go.mod" : "go.work";
  // In a workspace the lines of go.work count, and its modules may not ask for more (Go reference: go.work files).
  const lines = source.workspace ? readGoWork(join(source.base, source.workspace.at), scratch) : goMod;
  const asks = asksOf(lines ?? {});
  return {
    name,
    dir,
    ...(goMod && { module: goMod.module }),
    ...(lines?.go && { goLine: lines.go }),
    source,
    packages: goMod === undefined ? packagesOf(source, packages) : packages,
    asks,
    asking,
    go: goFor(name, asks, asking, versions),
  };
}

/** A workspace's folder that is no module holds no packages: `./...` of it means those of its modules (Go refuses it). */
function packagesOf({ dir, workspace }: SourceTree, asked: readonly string[]): readonly string[] {
  const uses = (workspace?.uses ?? []).map((place) => relative(`/${dir}`, `/${place}`));
  const below = uses.map((place) => (place.startsWith("..") ? `${place}/...` : `./${place}/...`));
  return asked.flatMap((pattern) => (pattern === "./..." ? below : [pattern]));
}

/** Whether a Go takes an app's go.mod: no line asks for a newer one, and it knows `toolchain` lines (Go 1.21 release notes). */
export function canRead({ asks }: App, version: GoVersion): boolean {
  return asks.every(
    (ask) =>
      compareGo(ask.version, version) <= 0 &&
      (ask.word !== "toolchain" || compareGo(version, "1.21" as GoVersion) >= 0),
  );
}

/** Fault app-needs-go, where no carried Go will do, or the host's could not switch to it. */
function goFor(app: string, asks: readonly Ask[], file: string, versions: readonly GoVersion[]): GoVersion {
  if (versions.length === 0) throw new Fault("go-version-missing");
  const chosen = chooseGo(
    asks.map(({ version }) => version),
    versions,
  );
  if (chosen !== undefined) return chosen;
  const [highest] = asks.toSorted((a, b) => compareGo(b.version, a.version));
  const { line = "", version: needs = "" } = highest ?? {};
  throw new Fault("app-needs-go", { app, line, file, needs, have: [...versions] });
}
