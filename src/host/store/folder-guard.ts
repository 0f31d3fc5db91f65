import type { Stats } from "node:fs";

/** Whether others than root and this user can change what it says. */
export function isExposed({ uid, mode }: Pick<Stats, "uid" | "mode">): boolean {
  return !isOurs(uid) || (mode & 0o022) !== 0;
}

/**
 * Whether others can exchange what is named in a folder. What stands in a sticky one (`/tmp`) is its own owner's, and
 * that is asked of it in turn (inode(7)); a group with the owner's own number is the owner's alone.
 */
export function isExchangeable({ uid, gid, mode }: Pick<Stats, "uid" | "gid" | "mode">): boolean {
  const others = gid === uid ? 0o002 : 0o022;
  return !isOurs(uid) || ((mode & others) !== 0 && (mode & 0o1000) === 0);
}

/** Whoever owns a link leads it where he likes; its mode says nothing. */
export function isOurs(uid: number): boolean {
  return uid === 0 || uid === process.geteuid?.();
}
