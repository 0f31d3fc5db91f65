import { compareModuleVersions } from "../../golang/semver.ts";
import { compareGo, type GoVersion, languageVersion } from "../../golang/version.ts";

/** Which Go a Delve debugs: it refuses every other (go-delve/delve pkg/goversion/compat.go). */
interface Window {
  /** The first Delve that it holds for, up to the next window. */
  readonly from: string;
  /** One of these, to name. */
  readonly known: string;
  readonly oldest: GoVersion;
  readonly newest: GoVersion;
}

const WINDOWS: readonly Window[] = [
  window("v1.22.0", "v1.22.1", "1.19", "1.22"),
  window("v1.23.0", "v1.23.1", "1.21", "1.23"),
  window("v1.24.0", "v1.25.0", "1.21", "1.24"),
  window("v1.25.1", "v1.25.2", "1.22", "1.25"),
  window("v1.26.0", "v1.26.0", "1.24", "1.26"),
  window("v1.27.0", "v1.27.0", "1.25", "1.27"),
];

/** The last Delve of which the window is known. */
const BEYOND = "v1.28.0-0";

/** Whether this Delve refuses programs of that Go, and a version that does not; undefined where it takes them, or is not known. */
export function refusedByDlv(dlv: string, go: GoVersion): { readonly instead: string } | undefined {
  const own = WINDOWS.findLast(({ from }) => compareModuleVersions(from, dlv) <= 0);
  if (own === undefined || compareModuleVersions(dlv, BEYOND) >= 0 || holds(own, go)) return undefined;
  return { instead: WINDOWS.findLast((one) => holds(one, go))?.known ?? "-" };
}

function holds({ oldest, newest }: Window, go: GoVersion): boolean {
  const language = languageVersion(go);
  return compareGo(language, oldest) >= 0 && compareGo(language, newest) <= 0;
}

function window(from: string, known: string, oldest: string, newest: string): Window {
  return { from, known, oldest: oldest as GoVersion, newest: newest as GoVersion };
}
