import type { Composition } from "../bundle/release.ts";
import { asksOf, standInNames, switches } from "../golang/go-choice.ts";
import { compareGo, type GoVersion, parseGoVersion } from "../golang/version.ts";
import type { ReleaseLayout } from "../ports/store.ts";
import { readsGoEnv } from "./go-settings.ts";
import { settingGo, standInGo, switchingGo } from "./shell-text.ts";

type Programs = Pick<ReleaseLayout, "links" | "files">;

/**
 * The go commands of a release: `bin/go`, `bin/gofmt`, `bin/go1.22.12` of each version, and below `switch/`, where only our
 * own `go` looks, the names of releases that are not carried and that a carried one can stand in for (docs/decisions).
 */
export function goPrograms(
  composition: Composition,
  root: string,
  settings: Readonly<Record<string, string>>,
): Programs {
  const versions = composition.goVersions.flatMap((version) => parseGoVersion(version) ?? []);
  const [standard] = versions;
  if (standard === undefined) return { links: [], files: [] };
  const gofmt = { path: "bin/gofmt", target: "../go/bin/gofmt" };
  if (versions.length === 1 && readsGoEnv(standard)) {
    const names = ["go", `go${standard}`];
    return {
      links: [gofmt, ...names.map((name) => ({ path: `bin/${name}`, target: "../go/bin/go" }))],
      files: [],
    };
  }
  const ours = (version: GoVersion) =>
    readsGoEnv(version) ? switchingGo(root, version) : settingGo(root, version, settings);
  const switching = versions.some(switches) ? standIns(composition, versions, root, settings) : NONE;
  return {
    links: [gofmt, ...switching.links],
    files: [
      program("bin/go", plainGo(standard, versions, root) ?? ours(standard)),
      ...versions.map((version) => program(`bin/go${version}`, ours(version))),
      ...switching.files,
    ],
  };
}

const NONE: Programs = { links: [], files: [] };

/** An old default cannot switch by itself: a newer Go does it for it, and runs the old one where nothing newer is asked for. */
function plainGo(standard: GoVersion, versions: readonly GoVersion[], root: string): string | undefined {
  const newest = versions.toSorted(compareGo).at(-1);
  if (newest === undefined || switches(standard) || !switches(newest)) return undefined;
  return switchingGo(root, newest, standard);
}

function standIns(
  { parts }: Composition,
  versions: readonly GoVersion[],
  root: string,
  settings: Readonly<Record<string, string>>,
): Programs {
  const asked = parts.flatMap(({ component }) =>
    component.kind === "app" ? asksOf({ go: component.goLine, toolchain: component.toolchainLine }) : [],
  );
  const names = standInNames(
    versions,
    asked.map(({ version }) => version),
  );
  const text = (version: GoVersion) =>
    readsGoEnv(version) ? standInGo(root, version) : settingGo(root, version, settings);
  return {
    links: [...names].map(([name, version]) => ({ path: `switch/go${name}`, target: `as-go${version}` })),
    files: [...new Set(names.values())].map((version) => program(`switch/as-go${version}`, text(version))),
  };
}

function program(path: string, content: string): ReleaseLayout["files"][number] {
  return { path, content, executable: true };
}
