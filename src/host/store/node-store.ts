import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_ROOT } from "../../bundle/default-root.ts";
import type { StoreName } from "../../bundle/store-name.ts";
import type { StagingFolder } from "../../ports/media.ts";
import type { HostStore } from "../../ports/store.ts";
import { nobody } from "../account.ts";
import { AUDIT, appendAudit, purgeAudit } from "./audit.ts";
import { journalFile } from "./journal.ts";
import { isPrepared, layoutFolders, makeLayout, removeLayout, strangersIn } from "./layout.ts";
import { sweepLocks, takeLock } from "./lock.ts";
import { writeNewFile } from "./new-file.ts";
import { OpenFolder } from "./open-folder.ts";
import { orAbsent, storeReader } from "./reader.ts";
import { bindGoEnv, buildRelease, expandProgram } from "./release.ts";
import { storeSteps } from "./steps.ts";
import { attempt, syncTree } from "./sync.ts";
import { waysTo } from "./way.ts";

/** The system's log folder. */
const LOG_FOLDER = "/var/log/gobundle";

/**
 * The installation under `root`. `prefix` stands before every path outside of the root: the system's own places in
 * production (""), a folder of its own in a test.
 */
export function nodeStore(root: string, prefix = ""): HostStore {
  const outside = (path: string) => (path === root || path.startsWith(`${root}/`) ? path : prefix + path);
  const standard = root === DEFAULT_ROOT;
  const staging = join(root, "staging");
  const auditLog = standard ? outside(`${LOG_FOLDER}/${AUDIT}`) : join(root, AUDIT);
  const treeAt = (tree: StoreName) =>
    [join(staging, "trees", tree), join(root, "store", tree)].find((path) => existsSync(path));
  return {
    root,
    standard,
    folders: layoutFolders(root),
    auditLog,
    ...storeReader(root, outside),
    ...storeSteps(root, outside),
    ...journalFile(join(root, "journal", "journal")),
    prepare: () => makeLayout(root),
    prepared: () => isPrepared(root),
    strangers: () => strangersIn(root),
    ways: () => waysTo(root),
    lock: () => takeLock(join(root, "lock"), root),
    stage: (name) => attempt(staging, () => stageIn(staging, name)),
    syncStaging: () => syncTree(staging),
    readTree: (tree, name) =>
      orAbsent(join(treeAt(tree) ?? staging, name), (path) => readFileSync(path, "utf8")),
    treeAt,
    bindGoEnv: (tree) => attempt(tree, () => bindGoEnv(tree)),
    expand: (folder, gzip, name, want) => expandProgram(join(folder, gzip), join(folder, name), want),
    buildRelease: (into, layout) => attempt(into, () => buildRelease(into, layout, treeAt)),
    checkFolder: () => attempt(root, () => childFolder(join(root, `${CHECK}${process.pid}`))),
    writeCheckFile: (folder, name, text) =>
      attempt(folder, () => writeNewFile(join(folder, name), Buffer.from(text), false)),
    discard: () => attempt(root, () => discard(root, staging)),
    dismantle: () => removeLayout(root, standard ? [] : [AUDIT]),
    purgeAudit: () => attempt(auditLog, () => purgeAudit(auditLog)),
    audit: (line) => attempt(auditLog, () => appendAudit(auditLog, line)),
  };
}

/** Folders in which children of a check keep their things. */
const CHECK = "check-";
const CHECK_FOLDER = /^check-\d+$/;

/** Fault parent-unsafe (4) where the staging area is no folder of ours. */
function stageIn(staging: string, name: string): StagingFolder {
  const folder = OpenFolder.open(staging, "parent-unsafe");
  try {
    rmSync(folder.below(name), { recursive: true, force: true });
    mkdirSync(folder.below(name), { recursive: true });
    chmodSync(folder.below(name), 0o755);
  } finally {
    folder.close();
  }
  return join(staging, name) as StagingFolder;
}

/** Belongs to the account that the children run as, where we may give it away. */
function childFolder(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  chmodSync(path, 0o700);
  const account = nobody();
  if (account !== undefined) chownSync(path, account.uid, account.gid);
  return path;
}

function discard(root: string, staging: string): void {
  if (!isPrepared(root)) return;
  for (const name of orAbsent(staging, (path) => readdirSync(path)) ?? []) {
    rmSync(join(staging, name), { recursive: true, force: true });
  }
  for (const name of readdirSync(root)) {
    if (CHECK_FOLDER.test(name)) rmSync(join(root, name), { recursive: true, force: true });
  }
  sweepLocks(root);
}
