import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { compareGo, type GoVersion, parseGoVersion } from "../../golang/version.ts";
import { wordsOf } from "../../gorun/go-child.ts";
import { installPlanLine, type Line } from "../../gorun/lines.ts";
import type { Finished } from "../../ports/process.ts";
import type { WantedTool } from "../order.ts";
import { asTyped, type NamedTool } from "../resolve/tools.ts";
import type { ToolGos } from "./tool-gos.ts";

/** A tool of which the go command has said what it is. */
export interface FoundTool extends NamedTool {
  readonly module: ModuleVersion;
  /** The release that loads it. */
  readonly go: GoVersion;
}

/** Runs a line with the named Go, with or without a network. */
export type AskGo = (go: GoVersion, line: Line) => Promise<Finished>;

/** What the go command says of a package that cannot be had (modload/query.go, modfetch). */
const UNKNOWN =
  /does not contain package|no matching versions|unknown revision|invalid version|unrecognized import path|malformed module path|not found|no such file|module lookup disabled|\b(?:403|404|410)\b/;

/**
 * Lets Go itself resolve `PACKAGE@VERSION`, without building anything: the module that has the package, the exact version,
 * and the Go that is new enough. Faults: tool-unknown, tool-not-main, tool-replaces (2), tool-does-not-build (1), those of
 * fetching a Go.
 */
export async function findTool(tool: NamedTool, gos: ToolGos, ask: AskGo): Promise<FoundTool> {
  for (let go = await gos.from(); ; ) {
    const run = await ask(go, installPlanLine(tool));
    const module = run.status === 0 ? moduleIn(run.stderr) : undefined;
    if (module !== undefined) return { ...tool, version: module.version, module, go };
    const reason = wordsOf(run);
    const need = neededGo(reason);
    if (need === undefined || compareGo(need, go) <= 0) throw refusalOf(tool, go, reason);
    go = await gos.from(need);
  }
}

/** The refusal that the go command's words ask for. */
export function refusalOf(tool: WantedTool, go: GoVersion, reason: string): Fault {
  const facts = { tool: asTyped(tool), go, reason };
  if (/is not a main package/.test(reason)) return new Fault("tool-not-main", facts);
  if (/contains one or more (?:replace|exclude) directives/.test(reason))
    return new Fault("tool-replaces", facts);
  return new Fault(UNKNOWN.test(reason) ? "tool-unknown" : "tool-does-not-build", facts);
}

/** The newest Go that a module is said to need: `requires go >= 1.24.2`. */
function neededGo(words: string): GoVersion | undefined {
  const found = [...words.matchAll(/requires go >= (\d[\w.]*\w)/g)].flatMap(
    ([, version = ""]) => parseGoVersion(version) ?? [],
  );
  return found.toSorted(compareGo).at(-1);
}

/** The main module as it would be stamped into the program (runtime/debug BuildInfo, escaped as `go build -n` prints it). */
function moduleIn(plan: string): ModuleVersion | undefined {
  const [, path, version] = /\\nmod\\t([^\\]+)\\t([^\\]+)\\t/.exec(plan) ?? [];
  return path === undefined || version === undefined ? undefined : { path, version };
}
