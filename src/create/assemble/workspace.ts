import { join } from "node:path";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { SourceTree } from "../resolve/source-tree.ts";
import { readGoWork } from "../resolve/workspace.ts";

/**
 * The paths without a go.work that is not in force (it does not use the app, or GOWORK is off): on the other side the go
 * command would find it, and heed it (Go reference: Workspaces). A warning names what it said. Fault go-mod-syntax.
 */
export function withoutWorkspace(
  { name, source }: { readonly name: string; readonly source: SourceTree },
  paths: readonly string[],
  { scratch, reporter }: { readonly scratch: Scratch; readonly reporter: Reporter },
): readonly string[] {
  if (source.workspace !== undefined) return paths;
  const above = source.dir.split("/").map((_, depth, segments) => segments.slice(0, depth + 1).join("/"));
  const folders = new Set(["", ...above].filter((place) => paths.includes(join(place, "go.work"))));
  for (const place of folders) {
    const { use, replace } = readGoWork(join(source.base, place), scratch);
    const said = [
      ...use.map((folder) => `use ${folder}`),
      ...replace.map(({ old }) => `replace ${old.path}`),
    ];
    reporter.warn("workspace-left-out", { app: name, said });
  }
  const left = new Set([...folders].flatMap((place) => [join(place, "go.work"), join(place, "go.work.sum")]));
  return paths.filter((path) => !left.has(path));
}
