import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { type GoVersion, languageVersion } from "../../golang/version.ts";
import {
  downloadAllLine,
  getLine,
  importableLine,
  type Line,
  listAllLine,
  programsOfLine,
  tidyLine,
} from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { connectedGo } from "./connected-go.ts";
import type { Connection } from "./connection.ts";

/** A Go that can run on this machine. */
export interface WishedGo {
  readonly version: GoVersion;
  readonly goroot: string;
}

export interface WishedPorts {
  readonly scratch: Scratch;
  readonly connection: Connection;
  /** Folder of this run alone. */
  readonly room: string;
}

/**
 * Fetches a module that no app needs, whole and with its graph: `go get`, `go install` and `go mod download` of it work
 * with what is then in the module cache, and `go mod tidy` of a module that imports any package of it. Fault go-failed.
 */
export async function fetchWished(
  { path, version }: ModuleVersion,
  { version: go, goroot }: WishedGo,
  { scratch, connection, room }: WishedPorts,
): Promise<void> {
  const name = `${path}@${version}`;
  const dir = join(room, "wished", name);
  const run = (line: Line) =>
    connectedGo(connection, { name, dir, go }, goroot, line, { cwd: dir, workspace: "off" });
  const ask = (line: Line) => run(line).catch(nothingToAsk);
  scratch.write(join(dir, "go.mod"), emptyModule(go));
  await run(getLine(name));
  const imports = await ask(importableLine(path));
  scratch.write(join(dir, "imports.go"), importing(imports.split("\n").filter(isOpen)));
  // Packages that do not load, on whatever platform, would not load with a network either.
  for (const line of [tidyLine, downloadAllLine, listAllLine, programsOfLine(path, version)]) await ask(line);
}

/** The go.mod of a module in which nothing is yet. */
export function emptyModule(go: GoVersion): string {
  return `module gobundle.invalid/empty\n\ngo ${languageVersion(go)}\n`;
}

/** Go reference, "Internal packages": another module cannot import them. */
function isOpen(path: string): boolean {
  return path !== "" && !path.split("/").includes("internal");
}

function importing(packages: readonly string[]): string {
  return ["package empty", "", ...packages.map((path) => `import _ "${path}"`), ""].join("\n");
}

function nothingToAsk(error: unknown): string {
  if (error instanceof Fault && (error.code === "go-failed" || error.code === "private-unreachable"))
    return "";
  throw error;
}
