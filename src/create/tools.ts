import type { Revocations } from "../bundle/revocations.ts";
import type { Clock } from "../ports/clock.ts";
import type { MediaDoor } from "../ports/media.ts";
import type { Network } from "../ports/network.ts";
import type { Processes } from "../ports/process.ts";
import type { Reporter } from "../ports/reporter.ts";
import type { Scratch } from "../ports/scratch.ts";
import type { Signer } from "../ports/signer.ts";
import type { Work } from "../ports/work.ts";

/** What the connected side works with. */
export interface Tools {
  readonly clock: Clock;
  readonly processes: Processes;
  readonly network: Network;
  readonly work: Work;
  readonly media: MediaDoor;
  readonly scratch: Scratch;
  readonly reporter: Reporter;
  /** Opens the signer; called once, before anything long is begun. */
  readonly signer: () => Promise<Signer>;
  /** The list of revocations that a bundle of this signer carries. */
  readonly revocations: (signer: Signer) => Revocations | undefined;
  readonly interrupted: AbortSignal;
}
