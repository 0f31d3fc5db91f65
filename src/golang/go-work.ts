import { readDirectives } from "./go-file.ts";
import { type Replacement, readReplacement, readVersions, readWord } from "./go-mod.ts";

/** What a go.work says. */
export interface GoWork {
  readonly go?: string;
  readonly toolchain?: string;
  /** Folders as written, relative to the file. */
  readonly use: readonly string[];
  readonly replace: readonly Replacement[];
}

/** Reads a go.work (Go reference, "go.work files"). Fault "go-mod-syntax". */
export function parseGoWork(text: string, file = "go.work"): GoWork {
  const directives = readDirectives(text, file);
  const { go, toolchain } = readVersions(directives, file);
  return {
    ...(go !== undefined && { go }),
    ...(toolchain !== undefined && { toolchain }),
    use: directives.filter(({ verb }) => verb === "use").map((directive) => readWord(directive, file)),
    replace: directives
      .filter(({ verb }) => verb === "replace")
      .map((directive) => readReplacement(directive, file)),
  };
}
