import { basename, join, relative, resolve } from "node:path";
import { Fault } from "../../fault.ts";
import { type GoMod, parseGoMod } from "../../golang/go-mod.ts";
import { compareGo, type GoVersion, parseGoVersion } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** A module whose source is carried, as its folder says. */
export interface App {
  /** Base name of the folder's real path. */
  readonly name: string;
  /** Real path of the folder; it is read, never written. */
  readonly dir: string;
  readonly goMod: GoMod;
  /** The Go of the bundle that builds it. */
  readonly go: GoVersion;
}

/** What a file inside the bundle and a folder on the host can be called without quoting. */
const APP_NAME = /^[A-Za-z0-9_][A-Za-z0-9._+-]*$/;

/**
 * Reads the apps and refuses those that could not work on the other side. `versions` are the Go releases of the bundle,
 * its default first. Faults (2): file-missing, app-no-go-mod, app-name-invalid, app-name-twice, app-needs-go,
 * app-replace-outside; go-mod-syntax.
 */
export function resolveApps(
  dirs: readonly string[],
  versions: readonly GoVersion[],
  scratch: Scratch,
): readonly App[] {
  const apps = dirs.map((dir) => readApp(dir, versions, scratch));
  for (const [i, app] of apps.entries()) {
    const twin = apps.slice(0, i).find(({ name }) => name.toLowerCase() === app.name.toLowerCase());
    if (twin !== undefined)
      throw new Fault("app-name-twice", { name: app.name, first: twin.dir, second: app.dir });
  }
  return apps.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readApp(asked: string, versions: readonly GoVersion[], scratch: Scratch): App {
  const dir = scratch.realPath(asked);
  if (dir === undefined || scratch.look(dir)?.kind !== "folder") {
    throw new Fault("file-missing", { option: "--vendor", path: asked, kind: "folder" });
  }
  const name = basename(dir);
  if (!APP_NAME.test(name)) throw new Fault("app-name-invalid", { name, dir });
  const text = scratch.read(join(dir, "go.mod"));
  if (text === undefined) throw new Fault("app-no-go-mod", { dir });
  const goMod = parseGoMod(Buffer.from(text).toString("utf8"));
  refuseReplacesOutside(name, dir, goMod);
  return { name, dir, goMod, go: goFor(name, goMod, versions) };
}

/** A local replacement has to travel with the app, so it lies inside its folder (Go reference: `replace` directive). */
function refuseReplacesOutside(app: string, dir: string, { replace }: GoMod): void {
  for (const { old, new: target, local } of replace) {
    if (!local) continue;
    const inside = relative(dir, resolve(dir, target.path));
    if (inside.startsWith("..") || inside.startsWith("/") || target.path.startsWith("/")) {
      throw new Fault("app-replace-outside", { app, module: old.path, path: target.path });
    }
  }
}

/**
 * The default Go where it is new enough, else the newest of the bundle. Both lines count: with a `toolchain` line the go
 * command would go and look for that one, and offline it would not find it. Fault app-needs-go.
 */
function goFor(app: string, { go, toolchain }: GoMod, versions: readonly GoVersion[]): GoVersion {
  const newest = versions.toSorted(compareGo).at(-1);
  const [first] = versions;
  if (first === undefined || newest === undefined) throw new Fault("go-version-missing");
  const wanted = neededLines(go, toolchain);
  for (const { line, version } of wanted) {
    if (compareGo(version, newest) > 0) {
      throw new Fault("app-needs-go", { app, line, file: "go.mod", needs: version, have: [...versions] });
    }
  }
  return wanted.every(({ version }) => compareGo(version, first) <= 0) ? first : newest;
}

function neededLines(
  go: string | undefined,
  toolchain: string | undefined,
): { line: string; version: GoVersion }[] {
  const lines = [
    ["go", go],
    ["toolchain", toolchain],
  ] as const;
  return lines.flatMap(([word, value]) => {
    // A vendor's suffix (`go1.22.1-corp`) does not change the order (go.dev/doc/toolchain#name).
    const version = value === undefined ? undefined : parseGoVersion(value.replace(/[-+].*$/, ""));
    return version === undefined ? [] : [{ line: `${word} ${value}`, version }];
  });
}
