import { constants, existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { StoreLock } from "../../ports/store.ts";
import { attempt, errorCode, writeWhole } from "./sync.ts";

/**
 * One holder at a time: link(2) of a file that names the holder by process id, its start time and the boot.
 * A holder that is gone (killed, or from before a restart of the machine) is detected by these three, so the lock
 * needs no heartbeat and survives seconds of synchronous work. Fault lock-held (75).
 */
export function takeLock(path: string, root: string): StoreLock {
  const own = `${path}.${process.pid}`;
  return attempt(path, () => {
    writeWhole(own, identity(process.pid), constants.O_CREAT | constants.O_TRUNC, 0o600);
    try {
      while (!linked(own, path)) stepOver(path, own, root);
    } finally {
      rmSync(own, { force: true });
    }
    return { release: () => attempt(path, () => release(path)) };
  });
}

/** A root that was taken away may have been made again by another run, whose lock it then is. */
function release(path: string): void {
  if (readIfThere(path) === identity(process.pid)) rmSync(path, { force: true });
}

/** Takes away what runs that were killed while they took the lock left beside it. */
export function sweepLocks(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = /^lock\.(\d+)(?:\.stale)?$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(root, name), { force: true });
  }
}

function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === "EEXIST") return false;
    throw thrown;
  }
}

/** Removes the lock of a holder that is gone; Fault where it is not. */
function stepOver(path: string, own: string, root: string): void {
  const holder = readIfThere(path);
  if (holder === undefined) return;
  const pid = Number.parseInt(holder, 10);
  if (identity(pid) === holder) throw new Fault("lock-held", { pid, root });
  // Of several that see the stale lock one renames it; another may have taken the lock meanwhile: it gets it back.
  const stale = `${own}.stale`;
  try {
    renameSync(path, stale);
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return;
    throw thrown;
  }
  if (readIfThere(stale) !== holder) linked(stale, path);
  rmSync(stale, { force: true });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return undefined;
    throw thrown;
  }
}

/** `pid start boot`: proc(5), field 22 of stat is the start in ticks since boot. Empty where there is no such process. */
function identity(pid: number): string {
  const stat = Number.isSafeInteger(pid) ? readIfThere(`/proc/${pid}/stat`) : undefined;
  if (stat === undefined) return "";
  const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return `${pid} ${start} ${readFileSync("/proc/sys/kernel/random/boot_id", "utf8")}`;
}
