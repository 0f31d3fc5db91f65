import type { Recovered } from "../transaction/recover.ts";
import { changing } from "./changing.ts";
import type { Isolated } from "./isolated.ts";
import { checkRoot, checkUser } from "./root.ts";

/**
 * `recover`: finishes or undoes what a kill left, as every changing verb does first by itself; undefined where nothing was
 * left. Faults: lock-held (75), journal-damaged, undo-failed (6).
 */
export async function recover(host: Isolated): Promise<Recovered | undefined> {
  const { store, facts } = host;
  checkRoot(store.root);
  checkUser(store, facts);
  if (!store.prepared()) return undefined;
  return await changing(host, async (_, recovered) => recovered);
}

/** Whether there is something to finish or undo; reads only. Fault not-root (4) where this user may not know. */
export function unfinished({ store, facts }: Isolated): boolean {
  checkRoot(store.root);
  const pending = store.pending();
  if (pending === "unknown") checkUser(store, facts);
  return pending !== false;
}
