import process from "node:process";
import { getAsset, isSea } from "node:sea";
import { Worker } from "node:worker_threads";

/** The command line that starts this very program again: the executable, or Node with the source of its entry. */
export const self: readonly [string, ...string[]] = isSea()
  ? [process.execPath]
  : [process.execPath, ...process.argv.slice(1, 2)];

/** A thread of the second entry, `worker.ts`; the executable carries it as an asset. */
export function startWorker(): Worker {
  return isSea()
    ? new Worker(getAsset("worker.js", "utf8"), { eval: true })
    : new Worker(new URL("./threads/worker.ts", import.meta.url));
}
