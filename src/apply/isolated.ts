import type { Clock } from "../ports/clock.ts";
import type { HostFacts } from "../ports/host-facts.ts";
import type { MediaDoor } from "../ports/media.ts";
import type { Processes } from "../ports/process.ts";
import type { Reporter } from "../ports/reporter.ts";
import type { HostStore } from "../ports/store.ts";
import type { TrustStore } from "../ports/trust-store.ts";
import type { Work } from "../ports/work.ts";

/** All that the isolated side may touch: no network among it. */
export interface Isolated {
  readonly clock: Clock;
  readonly facts: HostFacts;
  readonly processes: Processes;
  readonly work: Work;
  readonly media: MediaDoor;
  readonly store: HostStore;
  readonly trust: TrustStore;
  readonly reporter: Reporter;
  /** Fires on SIGINT and SIGTERM. */
  readonly interrupted: AbortSignal;
}

/** "plan": say what would happen and write nothing. */
export type Mode = "do" | "plan";
