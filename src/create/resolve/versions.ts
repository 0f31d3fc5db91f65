import { Fault } from "../../fault.ts";
import {
  compareGo,
  type GoVersion,
  isLanguageVersion,
  isPrerelease,
  languageVersion,
  parseGoVersion,
} from "../../golang/version.ts";
import type { Reporter } from "../../ports/reporter.ts";

/** What is known of the versions that exist. */
export interface VersionIndex {
  /** All that the page or a proxy lists; `complete` is false for a proxy, which may serve more than it lists. */
  listed(): Promise<readonly GoVersion[]>;
  /** Those in the cache, for runs without a network. */
  kept(): readonly GoVersion[];
}

/** At most this many neighbours are named for a version that does not exist. */
const NEAREST = 4;

/**
 * The exact releases for what was typed, in its order, each once. A series (`1.21`) becomes its newest patch: that of
 * the index, or with `offline` that of the cache, with a warning. Faults: go-version-missing, go-version-unknown (2).
 */
export async function resolveVersions(
  asked: readonly string[],
  offline: boolean,
  index: VersionIndex,
  reporter: Reporter,
): Promise<readonly GoVersion[]> {
  if (asked.length === 0) throw new Fault("go-version-missing");
  const resolved: GoVersion[] = [];
  for (const word of asked) {
    const version = parseGoVersion(word);
    if (version === undefined) throw await unknownVersion(word, index);
    const exact = isSeries(version) ? await newestOf(version, offline, index, reporter) : version;
    if (!resolved.includes(exact)) resolved.push(exact);
  }
  return resolved;
}

/** The fault for a version that no source has: with the nearest that exist, where an index can be had. */
export async function unknownVersion(word: string, index: VersionIndex): Promise<Fault> {
  const listed = await index.listed().catch(() => index.kept());
  const nearest = nearestTo(parseGoVersion(word), listed);
  return new Fault("go-version-unknown", { version: word, nearest, suggestion: nearest[0] ?? "1.21.5" });
}

/** From 1.21 on `1.21` is no release; before, `1.20` is one, and yet people mean its newest patch. */
function isSeries(version: GoVersion): boolean {
  return isLanguageVersion(version);
}

async function newestOf(
  series: GoVersion,
  offline: boolean,
  index: VersionIndex,
  reporter: Reporter,
): Promise<GoVersion> {
  const known = offline ? index.kept() : await index.listed();
  const releases = known.filter((version) => languageVersion(version) === series && !isPrerelease(version));
  const newest = releases
    .filter((version) => !isBare(version))
    .sort(compareGo)
    .at(-1);
  if (newest === undefined) throw await unknownVersion(series, index);
  if (offline) reporter.warn("newest-in-cache", { asked: series, version: newest });
  return newest;
}

function isBare(version: GoVersion): boolean {
  return isLanguageVersion(version) && compareGo(version, "1.21" as GoVersion) >= 0;
}

/** The nearest by order: first those of the same series, then the neighbours on both sides. */
function nearestTo(version: GoVersion | undefined, listed: readonly GoVersion[]): GoVersion[] {
  const stable = [...new Set(listed)].filter((one) => !isPrerelease(one) && !isBare(one)).sort(compareGo);
  if (version === undefined) return stable.slice(-NEAREST).reverse();
  const series = stable.filter((one) => languageVersion(one) === languageVersion(version));
  const place = stable.findIndex((one) => compareGo(one, version) > 0);
  const around = place < 0 ? stable.slice(-NEAREST) : stable.slice(Math.max(0, place - 2), place + 2);
  return [...new Set([...series.slice(-2).reverse(), ...around.reverse()])].slice(0, NEAREST);
}
