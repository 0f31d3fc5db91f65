import process from "node:process";
import pkg from "../package.json" with { type: "json" };
import { runCommandLine } from "./cli/index.ts";
import { nodeConsole } from "./host/node-console.ts";
import { systemClock } from "./host/system-clock.ts";
import type { Host } from "./ports/host.ts";

/** Composition root: the one place where ports meet their adapters. */
async function makeHost(): Promise<Host> {
  return { clock: systemClock } as Host;
}

runCommandLine(nodeConsole(), pkg.version, makeHost).then((status) => process.exit(status));
