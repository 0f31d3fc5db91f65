import { compareModuleVersions, isPseudoVersion } from "./semver.ts";

/**
 * The indexes of one module, from the versions carried whole (`.info`, `.mod` and `.zip`): a version that is only
 * named, and not carried, would break `go get` and `go list -m -versions`.
 * `latest` is the version whose `.info` is to stand as `@latest`, needed only where `list` names nothing.
 */
export function moduleIndexes(versions: Iterable<string>): {
  readonly list: string;
  readonly latest: string | undefined;
} {
  const sorted = [...new Set(versions)].sort(compareModuleVersions);
  // Go reference, "$base/$module/@v/list": pseudo-versions are not in it.
  const named = sorted.filter((version) => !isPseudoVersion(version));
  return {
    list: named.map((version) => `${version}\n`).join(""),
    latest: named.length === 0 ? sorted.at(-1) : undefined,
  };
}
