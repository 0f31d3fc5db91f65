import { Fault } from "../../fault.ts";
import type { WantedTool } from "../order.ts";

/** A tool with the name of its program. */
export interface NamedTool extends WantedTool {
  readonly program: string;
}

/** What a release calls its own programs; `go1.21.5` is one of them. */
const OURS = /^(?:go|gofmt|gobundle|go1\.\d+.*)$/;

/** What a file can be called on every system, and typed without quoting. */
const PROGRAM_NAME = /^[A-Za-z0-9_][A-Za-z0-9._+-]*$/;

/** The tools, each once, by the names that their programs will have side by side. Fault tool-name-clash (2). */
export function resolveTools(wanted: readonly WantedTool[]): readonly NamedTool[] {
  const tools = new Map<string, NamedTool>();
  for (const tool of wanted) {
    const program = programName(tool.package);
    const other = tools.get(program.toLowerCase());
    if (other?.package === tool.package && other.version === tool.version) continue;
    if (other !== undefined || OURS.test(program) || !PROGRAM_NAME.test(program)) {
      throw new Fault("tool-name-clash", {
        tool: asTyped(tool),
        program,
        other: other ? asTyped(other) : "-",
      });
    }
    tools.set(program.toLowerCase(), { ...tool, program });
  }
  return [...tools.values()];
}

/** The last element of the import path, a major version aside (cmd/go load.DefaultExecName). */
function programName(path: string): string {
  const elements = path.split("/");
  const last = elements.at(-1) ?? "";
  return (elements.length > 1 && /^v[2-9]$|^v[1-9]\d+$/.test(last) ? elements.at(-2) : last) ?? "";
}

/** `PACKAGE@VERSION` */
export function asTyped({ package: name, version }: WantedTool): string {
  return `${name}@${version}`;
}
