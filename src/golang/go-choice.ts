import { compareGo, firstReleaseOf, type GoVersion, languageVersion, parseGoVersion } from "./version.ts";

/** The first Go that reads a go.mod's lines to switch to another (go.dev/doc/toolchain). */
const SWITCHING = "1.21" as GoVersion;

/** What a go.mod or go.work says about the Go that it wants. */
interface Lines {
  readonly go?: string | undefined;
  readonly toolchain?: string | undefined;
}

/** A line with the release that it names. */
export interface Ask {
  readonly word: "go" | "toolchain";
  /** As written: `go 1.22.0`, `toolchain go1.22.12`. */
  readonly line: string;
  readonly version: GoVersion;
}

/** The lines that name a release. A vendor's suffix (`go1.22.1-corp`) does not change the order (go.dev/doc/toolchain#name). */
export function asksOf({ go, toolchain }: Lines): Ask[] {
  const lines = [
    ["go", go],
    ["toolchain", toolchain],
  ] as const;
  return lines.flatMap(([word, value]) => {
    const version = value === undefined ? undefined : parseGoVersion(value.replace(/[-+].*$/, ""));
    return version === undefined ? [] : [{ word, line: `${word} ${value}`, version }];
  });
}

/**
 * The Go that a plain `go` becomes for files that ask for these releases, on a host with `carried`, its default first:
 * the default where it is new enough, else the lowest that is. Undefined where none is, and where no carried Go can switch.
 */
export function chooseGo(asked: readonly GoVersion[], carried: readonly GoVersion[]): GoVersion | undefined {
  const [standard] = carried;
  const highest = asked.toSorted(compareGo).at(-1);
  if (standard === undefined || highest === undefined || compareGo(highest, standard) <= 0) return standard;
  return carried.some(switches) ? standIn(highest, carried) : undefined;
}

/** The lowest of the carried releases that is as new as `asked`. */
function standIn(asked: GoVersion, carried: readonly GoVersion[]): GoVersion | undefined {
  return carried.toSorted(compareGo).find((version) => compareGo(version, asked) >= 0);
}

/** Whether a Go obeys GOTOOLCHAIN. */
export function switches(version: GoVersion): boolean {
  return compareGo(languageVersion(version), SWITCHING) >= 0;
}

/**
 * Names of releases that are not among `carried`, each with the carried one that can stand in for it, the lowest that is as
 * new: earlier releases of a carried series, the first release of each series in between, and those that are asked for.
 */
export function standInNames(
  carried: readonly GoVersion[],
  asked: readonly GoVersion[],
): ReadonlyMap<GoVersion, GoVersion> {
  const names = new Set([
    ...carried.flatMap(earlierReleases),
    ...seriesBetween(carried),
    ...asked.flatMap(spellings),
  ]);
  const found = [...names].flatMap((name): [GoVersion, GoVersion][] => {
    const version = carried.includes(name) ? undefined : standIn(name, carried);
    return version === undefined ? [] : [[name, version]];
  });
  return new Map(found.sort(([a], [b]) => compareGo(a, b)));
}

/** Early releases of 1.21 and 1.22 ask for `go1.22` where a go.mod says so, later ones for `go1.22.0` (golang/go#62278). */
function spellings(version: GoVersion): GoVersion[] {
  const language = languageVersion(version);
  return version === language ? [language, firstReleaseOf(language)] : [version];
}

/** `1.22`, `1.22.0` to `1.22.11` of `1.22.12`. */
function earlierReleases(version: GoVersion): GoVersion[] {
  const language = languageVersion(version);
  const patch = Number(version.split(".")[2] ?? 0);
  const patches = Array.from({ length: patch }, (_, n) => `${language}.${n}` as GoVersion);
  return [...spellings(language), ...patches.filter((one) => compareGo(one, firstReleaseOf(language)) > 0)];
}

function seriesBetween(carried: readonly GoVersion[]): GoVersion[] {
  const minors = carried.map((version) => Number(languageVersion(version).split(".")[1]));
  const [lowest, highest] = [Math.min(...minors), Math.max(...minors)];
  const series = Array.from({ length: highest - lowest }, (_, n) => `1.${lowest + n}` as GoVersion);
  return series.flatMap(spellings);
}
