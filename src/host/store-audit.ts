import {
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { orAbsent } from "./store-reader.ts";
import { writeWhole } from "./store-sync.ts";

/** The audit log's name, wherever it stands. */
export const AUDIT = "audit.jsonl";

/** The group may read it, whatever the umask at the first write; a mode that was set since then stays. */
const MODE = 0o640;

export function appendAudit(path: string, line: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  const fresh = !existsSync(path);
  writeWhole(path, `${line}\n`, constants.O_CREAT | constants.O_APPEND, MODE);
  if (fresh) chmodSync(path, MODE);
}

/** Whether the file is a log of ours: another program may use the same name. */
export function isAudit(path: string): boolean {
  return /^\{"time":"[^"]+","uid":\d+,/.test(orAbsent(path, (file) => readFileSync(file, "utf8")) ?? "");
}

/** Takes the log away, and its folder where that is empty. */
export function purgeAudit(path: string): void {
  if (!isAudit(path)) return;
  rmSync(path);
  const folder = dirname(path);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
