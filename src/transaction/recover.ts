import type { HostStore } from "../ports/store.ts";
import { decodeJournal, type Journal } from "./journal.ts";
import { CUT_OFF, finish, takeBack } from "./run.ts";
import type { Action } from "./step.ts";

/** What a restart found and did. */
export interface Recovered {
  /** The verb that was cut off. */
  readonly verb: string;
  /** "nothing": it had not changed anything yet. */
  readonly how: "finished" | "undone" | "nothing";
  /** An action that was running or may have been: whether it ended is not known. */
  readonly unknown: Action | undefined;
  /** Names that an unfinished `dismantle` had to leave. */
  readonly residue: readonly string[];
}

/**
 * Finishes a run that had committed and undoes any other; undefined where no run was cut off. Idempotent, and needs
 * no bundle. The lock is held by the caller. Faults: journal-damaged, undo-failed, store-conflict (6).
 */
export async function recoverJournal(store: HostStore): Promise<Recovered | undefined> {
  const journal = decodeJournal(store.readJournal(), `${store.root}/journal/journal`);
  if (journal === undefined) {
    store.discard();
    store.clearJournal();
    return undefined;
  }
  const found = { verb: journal.verb, unknown: unknownAction(journal) };
  if (journal.outcome === "commit") return { ...found, how: "finished", residue: finish(journal, store) };
  if (journal.ready) {
    await takeBack(journal.steps, store, CUT_OFF);
    return { ...found, how: "undone", residue: [] };
  }
  store.discard();
  store.clearJournal();
  return { ...found, how: "nothing", residue: [] };
}

function unknownAction(journal: Journal): Action | undefined {
  if (!journal.ready || journal.outcome !== "open") return undefined;
  const next = Math.max(-1, ...journal.done) + 1;
  const step = journal.steps[next];
  return step?.do === "run" && step.action.kind === "script" ? step.action : undefined;
}
