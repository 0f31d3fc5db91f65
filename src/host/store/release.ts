import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Sha256, Sha256Stream } from "../../bundle/digest.ts";
import type { StoreName } from "../../bundle/store-name.ts";
import { Fault } from "../../fault.ts";
import { INSTALLER_LIMITS } from "../../limits.ts";
import { gunzipMember } from "../../payload/gzip-member.ts";
import type { ReleaseLayout } from "../../ports/store.ts";

/**
 * Makes the release `layout` in the empty folder `into`. `treeAt` finds a store tree where it is now: still staged, or
 * in the store; a hard link does not care. Links are written as they will read from the release's final place.
 */
export function buildRelease(
  into: string,
  layout: ReleaseLayout,
  treeAt: (tree: StoreName) => string | undefined,
): void {
  for (const copy of layout.copies) linkCopy(treeAt(copy.tree), copy, join(into, copy.into));
  for (const link of layout.links) {
    makeFolders(dirname(join(into, link.path)));
    symlinkSync(link.target, join(into, link.path));
  }
  for (const file of layout.files) {
    const path = join(into, file.path);
    makeFolders(dirname(path));
    writeFileSync(path, file.content, { flag: "wx" });
    chmodSync(path, file.executable ? 0o755 : 0o644);
  }
  chmodSync(into, 0o755);
}

function linkCopy(tree: string | undefined, copy: ReleaseLayout["copies"][number], into: string): void {
  if (tree === undefined) throw new Fault("store-conflict", { path: `store/${copy.tree}`, found: "absent" });
  if (copy.file === undefined) linkTree(tree, into);
  else {
    makeFolders(dirname(into));
    linkSync(join(tree, copy.file), into);
  }
}

function linkTree(from: string, into: string): void {
  makeFolders(into);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(into, entry.name);
    if (entry.isDirectory()) linkTree(join(from, entry.name), path);
    else linkSync(join(from, entry.name), path);
  }
}

/** Folders of a release are for everyone to read, whatever the umask of the caller. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  mkdirSync(path);
  chmodSync(path, 0o755);
}

/** The place of a Go distribution's own settings, and where they are kept while the release's stand there. */
const GO_ENV = "go.env";
const GO_ENV_ORIGINAL = "go.env.orig";

/** Go before 1.21 has no go.env and reads none: its tree stays as it is. */
export function bindGoEnv(tree: string): void {
  if (!existsSync(join(tree, GO_ENV))) return;
  renameSync(join(tree, GO_ENV), join(tree, GO_ENV_ORIGINAL));
  symlinkSync(`../../current/${GO_ENV}`, join(tree, GO_ENV));
}

/**
 * The installer travels as one gzip member; what comes out is held against the signed size and digest before anything can run
 * it: it is executable only then. Fault: installer-mismatch (3).
 */
export async function expandProgram(
  gzip: string,
  program: string,
  want: { readonly size: number; readonly sha256: Sha256 },
): Promise<void> {
  try {
    const { size, digest } = await expand(gzip, program, want.size);
    if (size !== want.size || digest !== want.sha256) throw new Fault("installer-mismatch", { member: gzip });
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    throw new Fault("installer-mismatch", { member: gzip }, { cause: thrown });
  }
  chmodSync(program, 0o755);
}

/** Inflates into a new file that only its owner may read, piece by piece, at most `most` bytes. Fault: archive-format (3). */
async function expand(
  gzip: string,
  program: string,
  most: number,
): Promise<{ readonly size: number; readonly digest: Sha256 }> {
  const stream = new Sha256Stream();
  const unpacked = Math.min(most, INSTALLER_LIMITS.unpacked);
  let size = 0;
  writeFileSync(program, "", { flag: "wx", mode: 0o600 });
  for await (const piece of gunzipMember(readFileSync(gzip), { ...INSTALLER_LIMITS, unpacked })) {
    stream.update(piece);
    size += piece.length;
    appendFileSync(program, piece);
  }
  return { size, digest: stream.end() };
}
