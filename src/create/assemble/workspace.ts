import { join } from "node:path";
import { parseGoWork } from "../../golang/go-work.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";

const FILES: readonly string[] = ["go.work", "go.work.sum"];

/**
 * The paths without the app's own workspace: from Go 1.22 on a workspace refuses the vendor/ of one module, and what it
 * `use`s from elsewhere does not travel (Go reference: Workspaces). A warning names what the workspace said.
 * Fault go-mod-syntax.
 */
export function withoutWorkspace(
  app: { readonly name: string; readonly dir: string },
  paths: readonly string[],
  ports: { readonly scratch: Scratch; readonly reporter: Reporter },
): readonly string[] {
  if (!paths.includes("go.work")) return paths;
  const text = Buffer.from(ports.scratch.read(join(app.dir, "go.work")) ?? []).toString("utf8");
  const { use, replace } = parseGoWork(text);
  const said = [...use.map((folder) => `use ${folder}`), ...replace.map(({ old }) => `replace ${old.path}`)];
  ports.reporter.warn("workspace-left-out", { app: app.name, said });
  return paths.filter((path) => !FILES.includes(path));
}
