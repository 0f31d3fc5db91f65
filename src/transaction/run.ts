import { Fault, reasonOf, type StateCode } from "../fault.ts";
import type { HostStore } from "../ports/store.ts";
import { encodeCommit, encodeDone, encodePlan } from "./journal.ts";
import { type Actor, perform } from "./perform.ts";
import type { Plan } from "./plan.ts";
import { type Step, undo } from "./step.ts";

/** What a run needs beside its plan. */
export interface Engine {
  readonly store: HostStore;
  readonly actor: Actor;
  /** Fires on SIGINT and SIGTERM: the run stops before its next step and undoes what it did. */
  readonly interrupted: AbortSignal;
  /** Told once when an undo begins. */
  readonly undoing: () => void;
}

/**
 * Does a plan or leaves the host as it was: intents on disk, each step, commit; on a fault backwards through the undos.
 * The lock is held by the caller. Returns the names that `dismantle` had to leave.
 * Faults: those of the step with the state of the host (4, 5, 130, 143), change-undone (5), undo-failed (6).
 */
export async function run(plan: Plan, engine: Engine): Promise<readonly string[]> {
  const { store } = engine;
  store.appendJournal(encodePlan(plan));
  try {
    await doSteps(plan, engine);
    store.settle();
    store.appendJournal(encodeCommit());
  } catch (thrown) {
    engine.undoing();
    await takeBack(plan.steps, store, thrown);
    throw afterUndo(thrown, plan);
  }
  try {
    return finish(plan, store);
  } catch (thrown) {
    throw afterCommit(thrown, plan);
  }
}

/** What comes after the commit, and again after a kill: nothing of it is needed any more to go back. */
export function finish(plan: Pick<Plan, "end">, store: HostStore): readonly string[] {
  store.discard();
  if (plan.end === "dismantle") return store.dismantle();
  store.clearJournal();
  return [];
}

/** Why a run is undone that ended without a word. */
export const CUT_OFF: unique symbol = Symbol("cut off");

/**
 * Undoes steps from the last to the first. Nothing is written down of it: an undo done twice is done once, and a full
 * disk takes no record. What stays staged then is no part of the undo. Fault undo-failed (6), its parts: why
 * there was something to undo, then why that failed.
 */
export async function takeBack(steps: readonly Step[], store: HostStore, why: unknown): Promise<void> {
  try {
    for (const step of steps.toReversed()) await perform(undo(step), store, neverActs);
    store.settle();
    store.clearJournal();
  } catch (thrown) {
    const parts = [...partsOf(why), ...partsOf(thrown)];
    throw new Fault("undo-failed", {}, { cause: thrown, parts, state: "needs-a-person" });
  }
  sweep(store);
}

/** Removes what is staged; where that cannot be, the next run does it. */
function sweep(store: HostStore): void {
  try {
    store.discard();
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
  }
}

async function doSteps(plan: Plan, { store, actor, interrupted }: Engine): Promise<void> {
  for (const [index, step] of plan.steps.entries()) {
    interrupted.throwIfAborted();
    await perform(step, store, actor);
    // Only the end of an action cannot be read from the disk; all other steps look before they act.
    store.appendJournal(encodeDone(index), step.do === "run" ? undefined : "lazy");
  }
  interrupted.throwIfAborted();
}

/** The opposite of a step never runs anything: `run` is undone by `leave`. */
async function neverActs(): Promise<void> {}

/** What failed after the commit is finished by the next run; nothing of the change is taken back. */
function afterCommit(thrown: unknown, { end }: Plan): unknown {
  if (!(thrown instanceof Fault)) return thrown;
  const state: StateCode = end === "dismantle" ? "partly-done" : "release-live";
  return new Fault(thrown.code, thrown.facts, { cause: thrown, state });
}

function afterUndo(thrown: unknown, plan: Plan): Fault {
  const state: StateCode = plan.from === "none" ? "no-release-live" : "old-release-live";
  const interrupted = interruption(thrown);
  if (interrupted !== undefined) return new Fault(interrupted, {}, { cause: thrown, state });
  if (thrown instanceof Fault && KEPT.has(thrown.code)) {
    return new Fault(thrown.code, thrown.facts, { cause: thrown, state });
  }
  return new Fault("change-undone", {}, { cause: thrown, parts: partsOf(thrown), state });
}

/** Faults that already say what the run came to; any other is the reason of change-undone. */
const KEPT = new Set([
  "pre-script-failed",
  "check-failed",
  "script-failed",
  "proof-differs",
  "interrupted",
  "terminated",
]);

/** An aborted signal's reason is the name of the POSIX signal. */
function interruption(thrown: unknown): "interrupted" | "terminated" | undefined {
  if (thrown === "SIGTERM") return "terminated";
  return thrown === "SIGINT" ? "interrupted" : undefined;
}

/** What was thrown as a part of a verdict; of a run that was cut off nobody knows why. */
function partsOf(thrown: unknown): Fault[] {
  if (thrown === CUT_OFF) return [];
  return [thrown instanceof Fault ? thrown : new Fault("internal", { reason: reasonOf(thrown) })];
}
