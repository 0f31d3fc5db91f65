import { type Directive, readDirectives, syntaxFault } from "./go-file.ts";
import type { ModuleVersion } from "./module.ts";
import { parseGoVersion } from "./version.ts";

/** What a go.mod says; directives that we have no use for, or do not know, are left to the go command. */
export interface GoMod {
  readonly module: string;
  /** As written: `1.21`, `1.21.5`. */
  readonly go?: string;
  /** As written: `go1.22.12`, `default`. */
  readonly toolchain?: string;
  readonly require: readonly Requirement[];
  readonly replace: readonly Replacement[];
  readonly exclude: readonly ModuleVersion[];
  readonly retract: readonly Interval[];
  readonly tool: readonly string[];
}

interface Requirement extends ModuleVersion {
  /** Marked `// indirect`. */
  readonly indirect: boolean;
}

export interface Replacement {
  /** Without a version: every version. */
  readonly old: { readonly path: string; readonly version?: string };
  /** A folder where `local`, else a module at a version. */
  readonly new: { readonly path: string; readonly version?: string };
  readonly local: boolean;
}

/** Versions from `low` to `high`, both included. */
interface Interval {
  readonly low: string;
  readonly high: string;
}

/** Reads a go.mod (Go reference, "go.mod files"). `file` names it in Fault "go-mod-syntax". */
export function parseGoMod(text: string, file = "go.mod"): GoMod {
  const directives = readDirectives(text, file);
  const all = <T>(verb: string, read: (directive: Directive, file: string) => T): T[] =>
    directives.filter((directive) => directive.verb === verb).map((directive) => read(directive, file));
  const [module, second] = all("module", readWord);
  if (module === undefined) throw syntaxFault(file, 1, "no-module");
  if (second !== undefined) throw syntaxFault(file, 1, "two-modules");
  const { go, toolchain } = readVersions(directives, file);
  return {
    module,
    ...(go !== undefined && { go }),
    ...(toolchain !== undefined && { toolchain }),
    require: all("require", readRequirement),
    replace: all("replace", readReplacement),
    exclude: all("exclude", readModuleVersion),
    retract: all("retract", readInterval),
    tool: all("tool", readWord),
  };
}

/** The `go` and `toolchain` lines, which go.mod and go.work share; each at most once. */
export function readVersions(
  directives: readonly Directive[],
  file: string,
): { readonly go: string | undefined; readonly toolchain: string | undefined } {
  const once = (verb: string) => {
    const [first, second] = directives.filter((directive) => directive.verb === verb);
    if (second) throw syntaxFault(file, second.line, "repeated");
    return first && { word: readWord(first, file), line: first.line };
  };
  const go = once("go");
  // No "go" before the number here, unlike in the toolchain line.
  if (go && (go.word.startsWith("go") || !parseGoVersion(go.word)))
    throw syntaxFault(file, go.line, "go-version");
  const toolchain = once("toolchain");
  if (toolchain && !/^(?:default|go1\S*)$/.test(toolchain.word))
    throw syntaxFault(file, toolchain.line, "toolchain");
  return { go: go?.word, toolchain: toolchain?.word };
}

/** `old [version] => ./folder`, or `=> path version`. */
export function readReplacement({ args, line }: Directive, file: string): Replacement {
  const arrow = args.indexOf("=>");
  const [oldPath, oldVersion, ...tooMany] = args.slice(0, arrow);
  const [newPath, newVersion, ...more] = args.slice(arrow + 1);
  if (arrow < 1 || oldPath === undefined || newPath === undefined || tooMany.length + more.length > 0) {
    throw syntaxFault(file, line, "replace");
  }
  const local = isLocalPath(newPath);
  if (local === (newVersion !== undefined)) throw syntaxFault(file, line, "replace");
  return { old: withVersion(oldPath, oldVersion), new: withVersion(newPath, newVersion), local };
}

/** The one argument of a directive. */
export function readWord({ args, line }: Directive, file: string): string {
  const [word, ...rest] = args;
  if (word === undefined || rest.length > 0) throw syntaxFault(file, line, "arguments");
  return word;
}

/** `./x`, `../x`, `.`, `..` or an absolute path, of Windows too (golang/mod modfile.IsDirectoryPath). */
function isLocalPath(path: string): boolean {
  return /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[A-Za-z]:)/.test(path);
}

function withVersion(path: string, version: string | undefined): { path: string; version?: string } {
  return version === undefined ? { path } : { path, version };
}

function readModuleVersion({ args, line }: Directive, file: string): ModuleVersion {
  const [path, version, ...rest] = args;
  if (path === undefined || version === undefined || rest.length > 0)
    throw syntaxFault(file, line, "arguments");
  return { path, version };
}

function readRequirement(directive: Directive, file: string): Requirement {
  // modfile: the comment is `indirect` alone, or begins with `indirect;`.
  const indirect = /^indirect(?:;|$)/.test(directive.comment);
  return { ...readModuleVersion(directive, file), indirect };
}

/** `v1.2.3` or `[v1.2.0, v1.2.9]`. */
function readInterval({ args, line }: Directive, file: string): Interval {
  const [open, low, comma, high, close, ...rest] = args;
  if (open !== undefined && args.length === 1 && open !== "[") return { low: open, high: open };
  const whole = open === "[" && comma === "," && close === "]" && rest.length === 0;
  if (!whole || low === undefined || high === undefined) throw syntaxFault(file, line, "retract");
  return { low, high };
}
