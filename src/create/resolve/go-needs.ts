import type { GoVersion } from "../../golang/version.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { App } from "./app.ts";

/** A line that asks for a Go. */
interface Asking {
  readonly file: string;
  /** As written: `go 1.22.0`, `toolchain go1.22.12`. */
  readonly line: string;
  /** Of an app: the carried Go that a plain `go` becomes because of it. Of a tool: the Go that built it. */
  readonly go: GoVersion;
}

interface AppNeed extends Asking {
  readonly app: string;
  /** The dependency whose go.mod has the line: `golang.org/x/mod@v0.23.0`. */
  readonly module?: string;
}

interface ToolNeed extends Asking {
  /** As it is installed: `golang.org/x/tools/gopls@v0.14.0`. */
  readonly tool: string;
}

export type GoNeed = AppNeed | ToolNeed;

/** What the apps ask for, app by app. Warns where Go would look for a release that is not carried, and another stands in. */
export function goNeeds(
  apps: readonly App[],
  versions: readonly GoVersion[],
  reporter: Reporter,
): readonly GoNeed[] {
  return apps.flatMap(({ name: app, asks, asking: file, go }) => {
    const missing = asks.find(({ version }) => go !== versions[0] && !versions.includes(version));
    if (missing !== undefined) reporter.warn("go-stands-in", { app, file, line: missing.line, by: go });
    return asks.map(({ line }) => ({ app, file, line, go }));
  });
}
