import { Fault } from "../fault.ts";
import type { Host } from "../ports/host.ts";
import type { Network } from "../ports/network.ts";
import { nodeMedia, THREADS } from "./media/node-media.ts";
import { nodeHostFacts } from "./node-host-facts.ts";
import { nodeKeyring } from "./node-keyring.ts";
import { nodeProcesses } from "./node-process.ts";
import { nodeScratch } from "./node-scratch.ts";
import { nodeTrustStore } from "./node-trust-store.ts";
import { nodeStore } from "./store/node-store.ts";
import { systemClock } from "./system-clock.ts";
import { self, startWorker } from "./this-program.ts";
import { nodeWork } from "./threads/node-work.ts";
import { Pool } from "./threads/pool.ts";

/**
 * The adapter of every port. `home`: the user's own folder, absolute. `acting`: names in the environment that act on this
 * program and could not be got rid of. Fault environment-acts (4).
 */
export function nodeHost(home: string, acting: readonly string[]): Host {
  if (acting.length > 0) throw new Fault("environment-acts", { names: acting });
  const pool = new Pool(THREADS, startWorker);
  return {
    clock: systemClock,
    facts: nodeHostFacts(),
    processes: nodeProcesses(self),
    network: networkOnUse(),
    work: nodeWork(pool),
    media: nodeMedia(pool),
    scratch: nodeScratch(),
    keyring: nodeKeyring(home),
    trustStore: nodeTrustStore,
    store: nodeStore,
  };
}

/** HTTP and TLS are loaded by the first request: it takes longer than looking at a small bundle. */
function networkOnUse(): Network {
  let loaded: Promise<Network> | undefined;
  return {
    async get(url, options) {
      loaded ??= import("./node-network.ts").then(({ nodeNetwork }) => nodeNetwork());
      return (await loaded).get(url, options);
    },
  };
}
