import { Fault } from "../fault.ts";
import { type Recovered, recoverJournal } from "../transaction/recover.ts";
import { judge } from "./finding.ts";
import { type Installation, readInstallation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { checkPlace } from "./place.ts";

/**
 * What every changing verb does around its work: looks whether it may change anything there, makes the layout, takes the
 * lock, finishes or undoes what an earlier run left, and, where in the end nothing is installed (a failed first apply),
 * takes the layout away again.
 * Faults: those of `checkPlace` (4), lock-held (75), host-io (1), journal-damaged, undo-failed (6).
 */
export async function changing<T>(
  host: Isolated,
  work: (installation: Installation, recovered: Recovered | undefined) => Promise<T>,
): Promise<T> {
  const { store, reporter } = host;
  judge({ warnings: [], blocking: checkPlace(host) }, reporter);
  store.prepare();
  const lock = store.lock();
  try {
    // Until it had the lock, another run may have taken the layout away.
    store.prepare();
    const recovered = await recoverJournal(store);
    tellRecovered(recovered, host);
    try {
      return await work(readInstallation(store), recovered);
    } finally {
      leaveNoTrace(host);
    }
  } finally {
    lock.release();
  }
}

/** Tells what an earlier run left, in warnings. */
function tellRecovered(recovered: Recovered | undefined, { reporter }: Isolated): void {
  if (recovered === undefined) return;
  const { verb, how, unknown, residue } = recovered;
  reporter.warn("recovered", { verb, how });
  if (unknown?.kind === "script") reporter.warn("script-unknown", { script: unknown.file });
  if (residue.length > 0) reporter.warn("residue", { paths: residue });
}

/** Nothing stays staged, and of an empty layout nothing at all; an unfinished journal is never thrown away. */
function leaveNoTrace({ store }: Isolated): void {
  try {
    if (store.readJournal() !== "") return;
    store.discard();
    if (store.live() !== "none") return;
    if (store.list("releases").length === 0 && store.list("store").length === 0) store.dismantle();
  } catch (thrown) {
    // A fault that brought us here says more; what is left is found by the next run.
    if (!(thrown instanceof Fault)) throw thrown;
  }
}
