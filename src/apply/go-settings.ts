import type { Composition } from "../bundle/release.ts";
import { switches } from "../golang/go-choice.ts";
import { parseGoVersion } from "../golang/version.ts";
import { sumdbSettings } from "../payload/sumdb-settings.ts";
import { proxyUrl } from "./shell-text.ts";

/**
 * What a release sets for every Go of it, through go.env: modules from the carried tree and from nowhere else.
 * GONOPROXY=none outweighs a user's GOPRIVATE, which would go past the tree to a version control server.
 */
export function goSettings(composition: Composition, root: string): Record<string, string> {
  const manifests = composition.bundles.map(({ manifest }) => manifest);
  const components = manifests.flatMap((manifest) => manifest.components);
  return {
    GOPROXY: proxyUrl(root),
    GONOPROXY: "none",
    GOVCS: "*:off",
    GOTOOLCHAIN: composition.goVersions.length > 1 ? "path" : "local",
    ...sumdbSettings(
      components,
      manifests.flatMap(({ logs = [] }) => logs),
    ),
  };
}

/** Go reference, "GOROOT/go.env": since 1.21, as switching is. An older Go gets the same settings from a wrapper. */
export function readsGoEnv(version: string): boolean {
  const parsed = parseGoVersion(version);
  return parsed !== undefined && switches(parsed);
}
