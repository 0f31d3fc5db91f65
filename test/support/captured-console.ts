import process from "node:process";
import { runCommandLine } from "../../src/cli/index.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import type { Console } from "../../src/ports/console.ts";
import type { Host } from "../../src/ports/host.ts";
import { inlinePool } from "./inline-pool.ts";
import { resultIn } from "./result-schema.ts";

export interface Transcript {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `{fact}` of a sentence; not `\\u{9b}` of what was escaped, nor `${name}` of a shell. */
const UNFILLED = /(?<!\\u|\$)\{[a-z]\w*\}/i;

/**
 * Runs a command line in this process with no terminal, as `user` would see it, over a host that has a clock and these
 * `adapters`. What `--json` prints must be as its schema says.
 */
export async function transcript(
  args: readonly string[],
  more: Partial<Console> = {},
  adapters: Partial<Host> = {},
): Promise<Transcript> {
  let stdout = "";
  let stderr = "";
  const console: Console = {
    args,
    env: {},
    home: "/home/user",
    superuser: false,
    interactive: false,
    live: false,
    interrupted: new AbortController().signal,
    streams: { input: process.stdin, output: process.stderr },
    colour: () => undefined,
    print: async (text) => {
      stdout += text;
    },
    tell: (text) => {
      stderr += text;
    },
    ...more,
  };
  const host: Pick<Host, "clock" | "work"> = {
    clock: { now: () => new Date(0) },
    work: nodeWork(inlinePool()),
    ...adapters,
  };
  const status = await runCommandLine(console, "1.2.3", async () => host as Host);
  if (args.includes("--json") && stdout !== "") resultIn(stdout);
  for (const text of [stdout, stderr]) {
    const [unfilled] = UNFILLED.exec(text) ?? [];
    if (unfilled !== undefined) throw new Error(`a placeholder was left unfilled: ${unfilled}`);
  }
  return { status, stdout, stderr };
}
