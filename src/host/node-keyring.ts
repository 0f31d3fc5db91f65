import { constants, existsSync, linkSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault, reasonOf } from "../fault.ts";
import type { Keyring } from "../ports/keyring.ts";
import { openKeyFileSigner, readKeyFile } from "./key-file-signer.ts";
import { errorCode, replaceFile, syncPath, writeWhole } from "./store/sync.ts";

/** Keys in plain files, below the user's home folder when nothing else is said. */
export function nodeKeyring(userHome: string): Keyring {
  return {
    home: join(userHome, ".config", "gobundle"),
    join,
    exists: existsSync,
    read: readKeyFile,
    create: createFile,
    replace: (path, bytes) => changing(path, () => replaceFile(path, bytes, MODES.public)),
    remove: (path) => changing(path, () => rmSync(path, { force: true })),
    signer: openKeyFileSigner,
  };
}

const MODES = { private: 0o600, public: 0o644 } as const;

/** Written beside its name and then linked to it: link(2) never replaces a file, and no half-written key is seen. */
function createFile(path: string, bytes: Uint8Array, access: "private" | "public"): void {
  const beside = `${path}.new`;
  changing(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(beside, { force: true });
    writeWhole(beside, bytes, constants.O_CREAT | constants.O_EXCL, MODES[access]);
    linkOnce(beside, path);
    syncPath(dirname(path));
  });
}

function changing(path: string, change: () => void): void {
  try {
    change();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("key-file-unwritable", { file: path, reason: reasonOf(error) }, { cause: error });
  }
}

function linkOnce(from: string, path: string): void {
  try {
    linkSync(from, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw new Fault("key-file-exists", { file: path }, { cause: error });
    throw error;
  } finally {
    rmSync(from);
  }
}
