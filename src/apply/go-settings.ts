import type { Composition } from "../bundle/release.ts";
import { switches } from "../golang/go-choice.ts";
import { parseGoVersion } from "../golang/version.ts";
import { sumdbSettings } from "../payload/sumdb-settings.ts";
import { proxyUrl } from "./shell-text.ts";

/** Where a release stands, and from where its users get modules. */
export interface Supply {
  readonly root: string;
  /** The zone's own module server; without it the carried tree. */
  readonly goproxy?: string | undefined;
}

/**
 * What a release sets for every Go of it, through go.env: modules from the carried tree and from nowhere else.
 * GONOPROXY=none outweighs a user's GOPRIVATE, which would go past the tree to a version control server.
 * With the zone's own server the carried database stays the judge, and is read from disk: a server that has none
 * would make the go command dial out (docs/decisions).
 */
export function goSettings(composition: Composition, { root, goproxy }: Supply): Record<string, string> {
  const manifests = composition.bundles.map(({ manifest }) => manifest);
  const components = manifests.flatMap((manifest) => manifest.components);
  const { GOSUMDB, ...unrecorded } = sumdbSettings(
    components,
    manifests.flatMap(({ logs = [] }) => logs),
  );
  return {
    GOPROXY: goproxy ?? proxyUrl(root),
    GONOPROXY: "none",
    GOVCS: "*:off",
    GOTOOLCHAIN: composition.goVersions.length > 1 ? "path" : "local",
    GOSUMDB: goproxy === undefined || GOSUMDB === "off" ? GOSUMDB : `${GOSUMDB} ${sumdbUrl(GOSUMDB, root)}`,
    ...unrecorded,
  };
}

/** The carried database of a GOSUMDB setting, which begins with its name (cmd/go modfetch.dbDial: "key url"). */
function sumdbUrl(setting: string, root: string): string {
  return `${proxyUrl(root)}/sumdb/${setting.split("+")[0]}`;
}

/** Go reference, "GOROOT/go.env": since 1.21, as switching is. An older Go gets the same settings from a wrapper. */
export function readsGoEnv(version: string): boolean {
  const parsed = parseGoVersion(version);
  return parsed !== undefined && switches(parsed);
}
