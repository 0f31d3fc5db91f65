/** A Go release without its `go`: `1.21.5`, `1.22rc1`, or a language version such as `1.21`. */
export type GoVersion = string & { readonly __brand: "GoVersion" };

interface Parts {
  readonly minor: number;
  /** Absent in a language version. */
  readonly patch: number | undefined;
  readonly kind: "beta" | "rc" | "";
  readonly pre: number;
}

const SHAPE = /^1\.(0|[1-9]\d{0,4})(?:\.(0|[1-9]\d{0,4})|(rc|beta)([1-9]\d{0,4}))?$/;

/** `go1.21.5` or `1.21.5`; undefined for what is no release of Go 1 (go.dev/doc/toolchain#version). */
export function parseGoVersion(text: string): GoVersion | undefined {
  const bare = text.startsWith("go") ? text.slice(2) : text;
  return SHAPE.test(bare) ? (bare as GoVersion) : undefined;
}

/**
 * Go's own order: 1.20 < 1.21 < 1.21rc1 < 1.21rc2 < 1.21.0 < 1.21.1 (go/version.Compare).
 * Up to 1.20, where the first release has no patch number, 1.20rc1 < 1.20.
 */
export function compareGo(a: GoVersion, b: GoVersion): number {
  const x = partsOf(a);
  const y = partsOf(b);
  return x.minor - y.minor || stage(x) - stage(y) || x.pre - y.pre;
}

/** `1.21` of `1.21.5`, `1.22` of `1.22rc1`. */
export function languageVersion(version: GoVersion): GoVersion {
  return `1.${partsOf(version).minor}` as GoVersion;
}

/** The first release of a language version: `1.20` for 1.20 and before, `1.21.0` from 1.21 on. */
export function firstReleaseOf(language: GoVersion): GoVersion {
  const { minor } = partsOf(language);
  return (minor < 21 ? `1.${minor}` : `1.${minor}.0`) as GoVersion;
}

/** True for `1.21`, which names a series from 1.21 on; up to 1.20 such a name is a release too. */
export function isLanguageVersion(version: GoVersion): boolean {
  const { patch, kind } = partsOf(version);
  return patch === undefined && kind === "";
}

/** True for betas and release candidates. */
export function isPrerelease(version: GoVersion): boolean {
  return partsOf(version).kind !== "";
}

/** Place within a minor version: language version, betas, candidates, then patches from 3 on. */
function stage({ minor, patch, kind }: Parts): number {
  if (kind === "beta") return 1;
  if (kind === "rc") return 2;
  if (patch !== undefined) return 3 + patch;
  return minor < 21 ? 3 : 0;
}

function partsOf(version: GoVersion): Parts {
  const match = SHAPE.exec(version);
  const kind = match?.[3];
  return {
    minor: Number(match?.[1] ?? 0),
    patch: match?.[2] === undefined ? undefined : Number(match[2]),
    kind: kind === "rc" || kind === "beta" ? kind : "",
    pre: Number(match?.[4] ?? 0),
  };
}
