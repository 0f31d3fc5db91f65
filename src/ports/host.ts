import type { Clock } from "./clock.ts";
import type { HostFacts } from "./host-facts.ts";
import type { Keyring } from "./keyring.ts";
import type { MediaDoor } from "./media.ts";
import type { Network } from "./network.ts";
import type { Processes } from "./process.ts";
import type { Scratch } from "./scratch.ts";
import type { HostStore } from "./store.ts";
import type { TrustStore } from "./trust-store.ts";
import type { Work } from "./work.ts";

/** Everything outside the program, made once in `main.ts`. Verbs take from it only the ports that they need. */
export interface Host {
  readonly clock: Clock;
  readonly facts: HostFacts;
  readonly processes: Processes;
  readonly network: Network;
  readonly work: Work;
  readonly media: MediaDoor;
  readonly scratch: Scratch;
  readonly keyring: Keyring;
  /** The anchors, floors and policy under a configuration folder. */
  trustStore(config: string): TrustStore;
  /** The installation under `root`. */
  store(root: string): HostStore;
}
