import type { Host } from "../ports/host.ts";
import { nodeHostFacts } from "./node-host-facts.ts";
import { nodeKeyring } from "./node-keyring.ts";
import { nodeMedia, THREADS } from "./node-media.ts";
import { nodeNetwork } from "./node-network.ts";
import { nodeProcesses } from "./node-process.ts";
import { nodeScratch } from "./node-scratch.ts";
import { nodeStore } from "./node-store.ts";
import { nodeTrustStore } from "./node-trust-store.ts";
import { nodeWork } from "./node-work.ts";
import { Pool } from "./pool.ts";
import { systemClock } from "./system-clock.ts";
import { self, startWorker } from "./this-program.ts";

/** The adapter of every port. `home`: the user's own folder, absolute. */
export function nodeHost(home: string): Host {
  const pool = new Pool(THREADS, startWorker);
  return {
    clock: systemClock,
    facts: nodeHostFacts(),
    processes: nodeProcesses(self),
    network: nodeNetwork(),
    work: nodeWork(pool),
    media: nodeMedia(pool),
    scratch: nodeScratch(),
    keyring: nodeKeyring(home),
    trustStore: nodeTrustStore,
    store: nodeStore,
  };
}
