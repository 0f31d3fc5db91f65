import type { LogEvidence, ToolComponent } from "../../bundle/manifest/component.ts";
import type { H1 } from "../../golang/dirhash.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import type { GoVersion } from "../../golang/version.ts";
import type { Part } from "./piece.ts";

/** A program for one target. */
export interface BuiltTool {
  /** The file's name: `gopls`. */
  readonly program: string;
  /** Import path of its main package. */
  readonly package: string;
  readonly module: ModuleVersion;
  /** Of the zip of its module. */
  readonly goH1: H1;
  /** Of its module; absent for a private one. */
  readonly log?: LogEvidence;
  readonly go: GoVersion;
  /** Where that Go stands on this machine. */
  readonly goroot: string;
  readonly target: string;
  /** Absolute path of the file. */
  readonly path: string;
}

/** The program, with what is known of its origin. */
export function toolPart(tool: BuiltTool): Part {
  const { package: name, module, target, go, goH1, log, path } = tool;
  const folder = target.replace("/", "-");
  return {
    pieces: [{ path: `tools/${folder}/${tool.program}`, content: { file: path }, executable: true }],
    describe: (treeH1): ToolComponent => ({
      id: toolId(tool),
      kind: "tool",
      package: name,
      module: module.path,
      version: module.version,
      target,
      go,
      treeH1,
      goH1,
      ...(log && { log }),
    }),
  };
}

/** `gopls.linux-amd64` (FORMAT 3.15) */
export function toolId({ program, target }: Pick<BuiltTool, "program" | "target">): string {
  return `${program}.${target.replace("/", "-")}`;
}
