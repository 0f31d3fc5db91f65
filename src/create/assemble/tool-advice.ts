import { compareGo, type GoVersion, parseGoVersion } from "../../golang/version.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Order } from "../order.ts";
import type { Plan } from "../resolve/index.ts";
import { refusedByDlv } from "./dlv-window.ts";
import type { BuiltTool } from "./tool-part.ts";

/** They type-check the user's code with the library of the Go that built them (golang/go#67282). */
const CHECKERS: ReadonlySet<string> = new Set([
  "golang.org/x/tools/gopls",
  "honnef.co/go/tools/cmd/staticcheck",
  "golang.org/x/vuln/cmd/govulncheck",
  "github.com/golangci/golangci-lint/cmd/golangci-lint",
  "github.com/golangci/golangci-lint/v2/cmd/golangci-lint",
]);
const DLV = "github.com/go-delve/delve/cmd/dlv";
const GOVULNCHECK = "golang.org/x/vuln/cmd/govulncheck";

/** Says what a tool will not do inside, though it was built. */
export function adviseOnTools(
  tools: readonly BuiltTool[],
  plan: Pick<Plan, "versions" | "apps">,
  { vulndb }: Pick<Order, "vulndb">,
  reporter: Reporter,
): void {
  for (const tool of new Map(tools.map((one) => [one.package, one])).values()) {
    adviseOnGo(tool, plan, reporter);
    if (tool.package === DLV) adviseOnDlv(tool, plan.versions, reporter);
    if (tool.package === GOVULNCHECK && vulndb === undefined)
      reporter.warn("vulndb-missing", { tool: tool.program });
  }
}

function adviseOnGo(
  { program, package: name, module, go }: BuiltTool,
  { versions, apps }: Pick<Plan, "versions" | "apps">,
  reporter: Reporter,
): void {
  const tool = `${name}@${module.version}`;
  if (!versions.includes(go))
    reporter.warn("tool-go-not-carried", { tool, program, go, have: [...versions] });
  if (!CHECKERS.has(name)) return;
  for (const app of apps) {
    const line = app.goLine === undefined ? undefined : parseGoVersion(app.goLine);
    if (line !== undefined && compareGo(line, go) > 0)
      reporter.warn("tool-older-than-app", { tool, go, app: app.name, line });
  }
}

function adviseOnDlv({ module }: BuiltTool, versions: readonly GoVersion[], reporter: Reporter): void {
  for (const go of versions) {
    const refused = refusedByDlv(module.version, go);
    if (refused) reporter.warn("dlv-window", { version: module.version, go, instead: refused.instead });
  }
}
