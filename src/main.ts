import process from "node:process";
import pkg from "../package.json" with { type: "json" };
import { runCommandLine } from "./cli/index.ts";
import { nodeConsole } from "./host/node-console.ts";
import { startAnew } from "./host/start-anew.ts";

/**
 * Composition root: the one place where the command line meets this machine. The adapters are loaded by the first
 * verb that needs one: `gobundle version` starts without them.
 */
const acting = startAnew();
process.umask(0o022);
const console = nodeConsole();
const makeHost = async () => (await import("./host/node-host.ts")).nodeHost(console.home, acting);

runCommandLine(console, pkg.version, makeHost).then((status) => process.exit(status));
