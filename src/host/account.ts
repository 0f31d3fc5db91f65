import { readFileSync } from "node:fs";

/** The unprivileged account, where we may take it on: we are root, and its ids exist in our user namespace. */
export function nobody(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
    if (line === null) return undefined;
    const account = { uid: Number(line[1]), gid: Number(line[2]) };
    const mapped =
      mappedIds("/proc/self/uid_map", account.uid) && mappedIds("/proc/self/gid_map", account.gid);
    return mapped ? account : undefined;
  } catch {
    return undefined;
  }
}

/** user_namespaces(7): each line of a map is `inside outside length`. */
function mappedIds(map: string, id: number): boolean {
  return readFileSync(map, "utf8")
    .trim()
    .split("\n")
    .some((line) => {
      const [first = 0, , length = 0] = line.trim().split(/\s+/).map(Number);
      return id >= first && id < first + length;
    });
}
