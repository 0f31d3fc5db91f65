/** Command lines of Go as values: the words behind `go`. */
export type Line = readonly [string, ...string[]];

/**
 * Settings for lines that load packages and compile nothing: what has C in it alone is there with cgo only, and to load it
 * no compiler is needed. Without it they fail where Go finds none (`go help environment`: CGO_ENABLED).
 */
export const LISTING = { CGO_ENABLED: "1" } as const;

/** Which packages, and with which build tags. */
export interface Selection {
  /** Patterns, as `go help packages` describes them. */
  readonly packages: readonly string[];
  readonly tags: readonly string[];
}

/** A main package and the version, or query, of its module. */
export interface Program {
  readonly package: string;
  readonly version: string;
}

/** Compiles the packages; with `output`, a path, the one program among them is written there. */
export function buildLine(selection: Selection, output?: string): Line {
  return [
    "build",
    ...tagFlags(selection),
    ...(output === undefined ? [] : ["-o", output]),
    ...selection.packages,
  ];
}

/** `-json` turns opinions into output: a failure then means that something does not load or type-check. */
export function vetLine(selection: Selection): Line {
  return ["vet", "-json", ...tagFlags(selection), ...selection.packages];
}

export function testLine(selection: Selection): Line {
  return ["test", ...tagFlags(selection), ...selection.packages];
}

/** Every package that the selection and its tests need, one import path a line; never changes go.mod or go.sum. */
export function dependenciesLine(selection: Selection): Line {
  return ["list", "-mod=readonly", "-deps", "-test", ...tagFlags(selection), ...selection.packages];
}

/** The main programs among the packages, one import path a line. */
export function programsLine(selection: Selection): Line {
  return [
    "list",
    ...tagFlags(selection),
    "-f",
    '{{if eq .Name "main"}}{{.ImportPath}}{{end}}',
    ...selection.packages,
  ];
}

/** The packages, one a line: name, import path, and behind another tab the import paths of all that it imports. */
export function importsLine(selection: Selection): Line {
  const template = '{{.Name}}{{"\\t"}}{{.ImportPath}}{{"\\t"}}{{join .Deps " "}}';
  return ["list", ...tagFlags(selection), "-f", template, ...selection.packages];
}

/** What needs a C compiler among the packages and what they import, the standard library aside. */
export function cgoLine(selection: Selection): Line {
  const template = "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}";
  return ["list", "-deps", ...tagFlags(selection), "-f", template, ...selection.packages];
}

/** The packages, their tests and all that they import, each as `template` prints it; what does not load is passed over. */
export function packagesLine(selection: Selection, template: string): Line {
  return [
    "list",
    "-mod=readonly",
    "-e",
    "-deps",
    "-test",
    ...tagFlags(selection),
    "-f",
    template,
    ...selection.packages,
  ];
}

/** The files of every package below the current folder, as JSON objects; what they import is not loaded. */
export function filesLine(tags: readonly string[]): Line {
  return ["list", "-e", "-find", ...tagFlags({ tags }), "-json", "./..."];
}

/** Builds and installs a program as a user outside of any module would (`go help install`). */
export function installLine({ package: name, version }: Program): Line {
  return ["install", `${name}@${version}`];
}

/** Loads what `installLine` would build, and prints the commands without running them. */
export function installPlanLine({ package: name, version }: Program): Line {
  return ["install", "-n", `${name}@${version}`];
}

export const vendorLine: Line = ["mod", "vendor"];
export const vendorWorkspaceLine: Line = ["work", "vendor"];
export const downloadAllLine: Line = ["mod", "download", "all"];
export const listAllLine: Line = ["list", "-m", "all"];
export const verifyLine: Line = ["mod", "verify"];
export const tidyLine: Line = ["mod", "tidy"];
export const graphLine: Line = ["mod", "graph"];
export const whyLine: Line = ["mod", "why", "-m", "all"];
/** Loads all that `go test all` and `go vet all` compile, tests of dependencies too, and compiles none of it. */
export const testAllLine: Line = ["list", "-deps", "-test", "all"];
/** What is newer; it and the next choose among the versions that `list` names. */
export const updatesLine: Line = ["list", "-m", "-u", "all"];
export const upgradeLine: Line = ["get", "-u", "-t", "./..."];

/** Requires a module at a version: `golang.org/x/text@v0.9.0`. */
export function getLine(module: string): Line {
  return ["get", module];
}

/** The packages of a module that are no programs, one import path a line. */
export function importableLine(path: string): Line {
  return ["list", "-e", "-f", '{{if and .Name (ne .Name "main")}}{{.ImportPath}}{{end}}', `${path}/...`];
}

/** Loads what `go install` of a module's programs needs, outside of any go.mod; nothing is compiled. */
export function programsOfLine(path: string, version: string): Line {
  return ["install", "-n", `${path}/...@${version}`];
}

function tagFlags({ tags }: Pick<Selection, "tags">): string[] {
  return tags.length === 0 ? [] : ["-tags", tags.join(",")];
}
