import { constants, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { JournalFile } from "../../ports/store.ts";
import { orAbsent } from "./reader.ts";
import { attempt, syncFolder, writeWhole } from "./sync.ts";

/** The journal as an append-only file that only its owner reads. */
export function journalFile(path: string): JournalFile {
  return {
    pending: () => {
      try {
        return orAbsent(path, (file) => statSync(file).size > 0) ?? false;
      } catch {
        return "unknown";
      }
    },
    readJournal: () => orAbsent(path, (file) => readFileSync(file, "utf8")) ?? "",
    appendJournal: (text, lazy) =>
      attempt(path, () => {
        const fresh = !existsSync(path);
        writeWhole(path, text, constants.O_CREAT | constants.O_APPEND, 0o600, lazy === undefined);
        if (fresh) syncFolder(dirname(path));
      }),
    clearJournal: () =>
      attempt(path, () => {
        if (!existsSync(path)) return;
        rmSync(path);
        syncFolder(dirname(path));
      }),
  };
}
