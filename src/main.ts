import process from "node:process";
import pkg from "../package.json" with { type: "json" };
import { runCommandLine } from "./cli/index.ts";
import { nodeConsole } from "./host/node-console.ts";
import { nodeHostFacts } from "./host/node-host-facts.ts";
import { nodeKeyring } from "./host/node-keyring.ts";
import { nodeMedia, THREADS } from "./host/node-media.ts";
import { nodeNetwork } from "./host/node-network.ts";
import { nodeProcesses } from "./host/node-process.ts";
import { nodeScratch } from "./host/node-scratch.ts";
import { nodeStore } from "./host/node-store.ts";
import { nodeTrustStore } from "./host/node-trust-store.ts";
import { nodeWork } from "./host/node-work.ts";
import { Pool } from "./host/pool.ts";
import { systemClock } from "./host/system-clock.ts";
import { self, startWorker } from "./host/this-program.ts";
import type { Host } from "./ports/host.ts";

const console = nodeConsole();
const pool = new Pool(THREADS, startWorker);

/** Composition root: the one place where ports meet their adapters. */
const host: Host = {
  clock: systemClock,
  facts: nodeHostFacts(),
  processes: nodeProcesses(self),
  network: nodeNetwork(),
  work: nodeWork(pool),
  media: nodeMedia(pool),
  scratch: nodeScratch(),
  keyring: nodeKeyring(console.home),
  trustStore: (config) => nodeTrustStore(config),
  store: (root) => nodeStore(root),
};

runCommandLine(console, pkg.version, host).then((status) => process.exit(status));
