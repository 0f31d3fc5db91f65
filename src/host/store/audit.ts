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
import { basename, dirname } from "node:path";
import { OpenFolder } from "./open-folder.ts";
import { orAbsent } from "./reader.ts";
import { writeWhole } from "./sync.ts";

/** The audit log's name, wherever it stands. */
export const AUDIT = "audit.jsonl";

/** The group may read it, whatever the umask at the first write; a mode that was set since then stays. */
const MODE = 0o640;

/**
 * Adds a line. The system's log folder may belong to a group of its own, so that the line goes into the open folder of
 * ours, which must be a real one that nobody else can write to. Fault parent-unsafe (4).
 */
export function appendAudit(path: string, line: string): void {
  if (!existsSync(dirname(path))) {
    mkdirSync(dirname(path), { recursive: true });
    chmodSync(dirname(path), 0o755);
  }
  const folder = OpenFolder.open(dirname(path), "parent-unsafe");
  try {
    const log = folder.below(basename(path));
    const fresh = !existsSync(log);
    writeWhole(log, `${line}\n`, constants.O_CREAT | constants.O_APPEND, MODE);
    if (fresh) chmodSync(log, MODE);
  } finally {
    folder.close();
  }
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
