import type { Composition } from "../bundle/release.ts";
import { compareGo, parseGoVersion } from "../golang/version.ts";
import { proxyUrl } from "./shell-text.ts";

/**
 * What a release sets for every Go of it, through go.env: modules from the carried tree and from nowhere else.
 * GONOPROXY=none outweighs a user's GOPRIVATE, which would go past the tree to a version control server.
 */
export function goSettings(composition: Composition, root: string): Record<string, string> {
  const unlogged = composition.parts.flatMap(({ component }) =>
    component.kind === "modules" && component.log === undefined && component.path ? [component.path] : [],
  );
  return {
    GOPROXY: proxyUrl(root),
    GONOPROXY: "none",
    ...(unlogged.length > 0 && { GONOSUMDB: [...new Set(unlogged)].join(",") }),
    GOVCS: "*:off",
    GOTOOLCHAIN: composition.goVersions.length > 1 ? "path" : "local",
    // docs/decisions: the carried database is proven by us, and not served until heads can be merged.
    GOSUMDB: "off",
  };
}

/** Go reference, "GOROOT/go.env": since 1.21. An older Go gets the same settings from a wrapper. */
export function readsGoEnv(version: string): boolean {
  const [ours, first] = [parseGoVersion(version), parseGoVersion("1.21")];
  return ours !== undefined && first !== undefined && compareGo(ours, first) >= 0;
}
