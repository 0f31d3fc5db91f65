import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Everything below a folder: kind, mode, owner, and content or target; what must be the same before and after. */
export function listing(folder: string, prefix = ""): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const shown = `${prefix}${name}`;
      const found = lstatSync(path);
      const head = `${shown} ${(found.mode & 0o7777).toString(8)} ${found.uid}:${found.gid}`;
      if (found.isSymbolicLink()) return [`${shown} -> ${readlinkSync(path)}`];
      if (found.isDirectory()) return [`${head} folder`, ...listing(path, `${shown}/`)];
      return [`${head} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`];
    });
}
