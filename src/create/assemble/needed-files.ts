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
  "MFiles",
  "FFiles",
  "HFiles",
  "SFiles",
  "SysoFiles",
  "SwigFiles",
  "SwigCXXFiles",
  "EmbedFiles",
  "TestGoFiles",
  "TestEmbedFiles",
  "XTestGoFiles",
  "XTestEmbedFiles",
] as const;

/** For whom files are named: a file may be there for one machine alone, with C or without. */
export interface Audience {
  readonly tags: readonly string[];
  /** `linux/amd64` */
  readonly targets: readonly string[];
}

/**
 * The files that the go command names for the packages below an app's folder, relative to it: for each target, with cgo
 * and without, and of nested modules too, which
 * a replace may point to. It is asked without modules (`go help gopath`), because their graph cannot be had offline and
 * says nothing about the app's own files; it then asks no version control either, which a repository could make act. Writes nothing into the folder; what cannot be listed the proof complains about.
 */
export async function neededFiles(
  processes: Processes,
  go: { readonly goroot: string; readonly own: string },
  dir: string,
  { tags, targets }: Audience,
): Promise<string[]> {
  const files = new Set<string>();
  for (const settings of targets.flatMap(settingsFor)) {
    const how = { cwd: dir, settings, network: "host", timeout: 120_000 } as const;
    const run = await runGo(processes, go, filesLine(tags), how);
    if (run.status !== 0) continue;
    for (const one of packagesIn(run.stdout)) for (const file of filesOf(one, dir)) files.add(file);
  }
  return [...files];
}

function settingsFor(target: string): Record<string, string>[] {
  const [GOOS = "", GOARCH = ""] = target.split("/");
  return ["0", "1"].map((cgo) => ({ GO111MODULE: "off", GOFLAGS: "", GOOS, GOARCH, CGO_ENABLED: cgo }));
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
