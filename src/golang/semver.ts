/** A version as golang/mod semver takes it; `v1` and `v1.2` are legal there but not canonical. */
const CORE = String.raw`v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)`;
const IDENTIFIERS = (one: string) => String.raw`${one}(?:\.${one})*`;
const PRERELEASE = IDENTIFIERS(String.raw`(?:0|[1-9]\d*|\d*[-A-Za-z][-0-9A-Za-z]*)`);
const SHAPE = new RegExp(`^${CORE}(?:-(${PRERELEASE}))?(?:\\+(${IDENTIFIERS("[-0-9A-Za-z]+")}))?$`);

/** Ends of pseudo-versions: time stamp and twelve digits of a commit (golang/mod module.IsPseudoVersion). */
const PSEUDO =
  /^v[0-9]+\.(?:0\.0-|\d+\.\d+-(?:[^+]*\.)?0\.)\d{14}-[A-Za-z0-9]+(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** True for `vX.Y.Z`, with or without prerelease, and no build metadata but `+incompatible`. */
export function isCanonical(version: string): boolean {
  const build = SHAPE.exec(version)?.[5];
  return SHAPE.test(version) && (build === undefined || build === "incompatible");
}

/** True for versions that stand for a commit: `v0.0.0-20230101000000-abcdef123456`. */
export function isPseudoVersion(version: string): boolean {
  return version.split("-").length >= 3 && SHAPE.test(version) && PSEUDO.test(version);
}

/** True for a version with a prerelease part; pseudo-versions have one too. */
export function isPrereleaseVersion(version: string): boolean {
  return SHAPE.exec(version)?.[4] !== undefined;
}

/**
 * Order of Semantic Versioning 2.0.0 clause 11, build metadata ignored; then by text, as golang/mod module.Sort
 * falls back to. A text that is no version is less than any that is.
 */
export function compareModuleVersions(a: string, b: string): number {
  return compareParsed(SHAPE.exec(a), SHAPE.exec(b)) || (a < b ? -1 : Number(a > b));
}

function compareParsed(a: RegExpExecArray | null, b: RegExpExecArray | null): number {
  if (!a || !b) return Number(a !== null) - Number(b !== null);
  for (const part of [1, 2, 3]) {
    const order = compareNumbers(a[part] ?? "", b[part] ?? "");
    if (order) return order;
  }
  return comparePrereleases(a[4], b[4]);
}

/** No prerelease comes after every prerelease. */
function comparePrereleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [x, y] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const order = compareIdentifiers(x[i] ?? "", y[i] ?? "");
    if (order) return order;
  }
  return x.length - y.length;
}

/** Numbers by value and before words; words by ASCII. */
function compareIdentifiers(a: string, b: string): number {
  const [numberA, numberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numberA && numberB) return compareNumbers(a, b);
  if (numberA !== numberB) return numberA ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

/** Decimal texts without leading zeros, of any length. */
function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
