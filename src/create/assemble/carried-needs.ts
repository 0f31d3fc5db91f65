import { join } from "node:path";
import { asksOf } from "../../golang/go-choice.ts";
import { parseGoMod } from "../../golang/go-mod.ts";
import { goLinesIn } from "../../golang/vendor-list.ts";
import { compareGo } from "../../golang/version.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { GoNeed } from "../resolve/go-needs.ts";
import type { Contents } from "./index.ts";
import type { StagedApp } from "./staged-app.ts";

/** What dependencies and tools ask for, besides what the apps' own files say. */
export function carriedNeeds({ apps, tools }: Pick<Contents, "apps" | "tools">, scratch: Scratch): GoNeed[] {
  return [...apps.flatMap((app) => dependencyNeed(app, scratch)), ...toolNeeds(tools)];
}

/** The dependency that asks for the newest Go, where the app could not ask for less because of it. */
function dependencyNeed({ app, vendor }: StagedApp, scratch: Scratch): GoNeed[] {
  const list = vendor && scratch.read(join(vendor.dir, "modules.txt"));
  const asks = goLinesIn(Buffer.from(list ?? []).toString("utf8")).flatMap(({ module, go }) =>
    asksOf({ go }).map(({ line, version }) => ({ module, line, version })),
  );
  const highest = asks.toSorted((a, b) => compareGo(a.version, b.version)).at(-1);
  if (highest === undefined || app.asks.some(({ version }) => compareGo(version, highest.version) > 0))
    return [];
  const { module, line } = highest;
  return [{ app: app.name, module, file: "go.mod", line, go: app.go }];
}

/** Each tool once; `toolchain` lines do not count for `go install` of a version (Go reference: toolchains). */
function toolNeeds({ tools, modules }: Contents["tools"]): GoNeed[] {
  const once = tools.filter((tool, i) => tools.findIndex((one) => one.package === tool.package) === i);
  return once.flatMap(({ package: name, module: { path, version }, go }) => {
    const own = modules.find(({ module }) => module.path === path && module.version === version);
    const { go: line } = parseGoMod(Buffer.from(own?.mod ?? []).toString("utf8"));
    return asksOf({ go: line }).map((ask) => ({
      tool: `${name}@${version}`,
      file: "go.mod",
      line: ask.line,
      go,
    }));
  });
}
