import type { StoreSteps } from "../ports/store.ts";
import type { Action, Step } from "./step.ts";

/** Runs what a step names: an install script, the check after a switch. Throws where it failed. */
export type Actor = (action: Action) => Promise<void>;

/** Does one step; done twice it is done once (an action runs again, which is why scripts must be safe to run again). */
export async function perform(step: Step, store: StoreSteps, actor: Actor): Promise<void> {
  switch (step.do) {
    case "move":
      return store.move(step.from, step.to);
    case "replace":
      return store.replace(step.from, step.to, step.old);
    case "switch":
      // Everything that the new release consists of is on disk before the commit point, and the point right after.
      store.settle();
      store.switchCurrent(step.from, step.to);
      return store.settle();
    case "make-folder":
      return store.makeFolder(step.path);
    case "drop-folder":
      return store.dropFolder(step.path);
    case "link":
      return store.link(step.path, step.target);
    case "unlink":
      return store.unlink(step.path, step.target);
    case "write":
      return store.writeFile(step.path, step.text);
    case "erase":
      return store.eraseFile(step.path, step.text);
    case "record":
      return store.record(step.name, step.from, step.to);
    case "run":
      store.settle();
      return actor(step.action);
    case "leave":
      return;
  }
}
