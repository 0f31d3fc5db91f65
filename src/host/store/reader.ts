import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { byteOrder } from "../../golang/dirhash.ts";
import type { Found, Live, StoreReader } from "../../ports/store.ts";
import { attempt, errorCode } from "./sync.ts";

/** State files and manifests: past this size it is none of ours. */
const MAX_READ = 64 * 1024 * 1024;
const MAX_LOOK = 64 * 1024;

/** Reading an installation; `outside` maps an absolute path of the host to where it is looked up. */
export function storeReader(root: string, outside: (path: string) => string): StoreReader {
  const readBytes = (inside: string) => orAbsent(join(root, inside), (path) => boundedRead(path));
  return {
    live: () => liveOf(join(root, "current")),
    list: (inside) => (orAbsent(join(root, inside), (path) => readdirSync(path)) ?? []).toSorted(byteOrder),
    walk: (inside) => orAbsent(join(root, inside), (path) => namesBelow(path)) ?? [],
    readBytes,
    read: (inside) => {
      const bytes = readBytes(inside);
      return bytes && new TextDecoder().decode(bytes);
    },
    look: (path) => orAbsent(outside(path), lookAt) ?? { kind: "absent" },
  };
}

/** What a path holds, links not followed; an error but absence is thrown. */
export function lookAt(path: string): Found {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return { kind: "link", target: readlinkSync(path) };
  if (found.isDirectory()) return { kind: "folder" };
  if (!found.isFile()) return { kind: "other" };
  if (found.size > MAX_LOOK) return { kind: "file", size: found.size };
  return { kind: "file", size: found.size, text: readFileSync(path, "utf8") };
}

/** Names of files, links and empty folders, relative to `folder`, in byte order of each level. */
export function namesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .toSorted((a, b) => byteOrder(a.name, b.name))
    .flatMap((entry) => {
      const below = entry.isDirectory() ? namesBelow(join(folder, entry.name)) : [];
      return below.length === 0 ? [entry.name] : below.map((name) => `${entry.name}/${name}`);
    });
}

/** Undefined where the path, or a folder above it, is not there. */
export function orAbsent<T>(path: string, read: (path: string) => T): T | undefined {
  try {
    return read(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return attempt(path, () => {
      throw thrown;
    });
  }
}

/** `current` leads to `releases/<n>` and nowhere else. */
function liveOf(current: string): Live {
  const found = orAbsent(current, lookAt);
  if (found === undefined) return "none";
  if (found.kind !== "link") return { foreign: found.kind };
  const release = /^releases\/([1-9][0-9]{0,8})$/.exec(found.target)?.[1];
  return release === undefined ? { foreign: found.target } : { release: Number(release) };
}

function boundedRead(path: string): Uint8Array {
  if (lstatSync(path).size > MAX_READ) throw new Error(`larger than ${MAX_READ} bytes`);
  return readFileSync(path);
}
