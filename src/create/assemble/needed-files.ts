import { isAbsolute, join, relative } from "node:path";
import { runGo } from "../../gorun/go-child.ts";
import { filesLine } from "../../gorun/lines.ts";
import type { Processes } from "../../ports/process.ts";

/** The lists of files in what `go list -json` prints, relative to the package's folder (Go reference: `go help list`). */
const FILE_FIELDS = [
  "GoFiles",
  "CgoFiles",
  "CFiles",
  "CXXFiles",
  "HFiles",
  "SFiles",
  "SysoFiles",
  "EmbedFiles",
  "TestGoFiles",
  "TestEmbedFiles",
  "XTestGoFiles",
  "XTestEmbedFiles",
] as const;

/**
 * The files that the go command names for the packages below an app's folder, relative to it: of nested modules too, which
 * a replace may point to. It is asked without modules (`go help gopath`), because their graph cannot be had offline and
 * says nothing about the app's own files. Writes nothing into the folder; what cannot be listed the proof complains about.
 */
export async function neededFiles(
  processes: Processes,
  go: { readonly goroot: string; readonly own: string },
  dir: string,
  tags: readonly string[],
): Promise<string[]> {
  const settings = { GO111MODULE: "off", GOFLAGS: "" };
  const run = await runGo(processes, go, filesLine(tags), {
    cwd: dir,
    settings,
    network: "host",
    timeout: 120_000,
  });
  if (run.status !== 0) return [];
  return [...new Set(packagesIn(run.stdout).flatMap((one) => filesOf(one, dir)))];
}

/** `go list -json` prints one object after the other; each begins and ends with a brace in the first column. */
function packagesIn(text: string): Readonly<Record<string, unknown>>[] {
  return text.split(/^(?=\{)/m).flatMap((object) => {
    const value: unknown = object.trim() === "" ? undefined : JSON.parse(object);
    return typeof value === "object" && value !== null ? [{ ...value }] : [];
  });
}

function filesOf(one: Readonly<Record<string, unknown>>, dir: string): string[] {
  const folder = one["Dir"];
  if (typeof folder !== "string") return [];
  const names = FILE_FIELDS.flatMap((field) => one[field] ?? []).filter((name) => typeof name === "string");
  const paths = names.map((name) => relative(dir, isAbsolute(name) ? name : join(folder, name)));
  return paths.filter((path) => !path.startsWith("..") && !path.startsWith("vendor/"));
}
