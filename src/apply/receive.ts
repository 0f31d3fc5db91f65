import type { Component, InstallerComponent, ToolchainComponent } from "../bundle/manifest/component.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { nameInTree, placeOf } from "../bundle/places.ts";
import type { Composition, Part, StoredComponent } from "../bundle/release.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { type H1, h1OfDigests, type NamedDigest } from "../golang/dirhash.ts";
import { GoSignatures } from "../look/go-signatures.ts";
import { logDestiny, logFiles, proveLogs } from "../look/log-proofs.ts";
import { type DistributionName, goH1Of } from "../payload/distribution.ts";
import type { Destiny, Media, Passed, StagingFolder } from "../ports/media.ts";
import type { HostStore } from "../ports/store.ts";
import { wantedInstaller } from "./installer.ts";
import { heed } from "./interruption.ts";
import type { Isolated } from "./isolated.ts";
import { checkStagedLogs, type RaisedLogs, stageLogs } from "./raise-logs.ts";
import { digestFilesOf } from "./tree-digest.ts";

/** What of a bundle goes where: trees that the store lacks, and an installer that is newer than ours. */
export interface Wanted {
  readonly missing: readonly Part[];
  readonly installer: InstallerComponent | undefined;
}

/** What the store lacks of a bundle's trees, each once, and its installer where that is newer than ours. */
export function wantedOf(composition: Composition, { manifest }: TrustedManifest, host: Isolated): Wanted {
  const held = new Set(host.store.list("store"));
  const missing = composition.parts.filter((part) => part.bundle === manifest.name && !held.has(part.tree));
  const once = [...Map.groupBy(missing, (part) => part.tree).values()].flatMap((parts) => parts.slice(0, 1));
  return { missing: once, installer: wantedInstaller(manifest, host) };
}

/**
 * One pass over the media: every member is checked, what is wanted goes into staging, and nothing outside of staging is
 * touched before all of it was found right: digests, carried signatures and log proofs, Go's records, and the
 * trees as they lie on disk.
 * Gives the checksum databases to serve from now on, where they change.
 * Faults: those of `Media.pass`, openpgp-…, log-…, go-h1-mismatch, tree-mismatch, installer-mismatch (3), foreign-in-the-way (4),
 * state-damaged (6); interrupted, terminated.
 */
export async function receive(
  media: Media,
  { manifest }: TrustedManifest,
  wanted: Wanted,
  host: Isolated,
): Promise<RaisedLogs | undefined> {
  const { store, work } = host;
  const staged = stageFolders(store, wanted.missing);
  const signatures = new GoSignatures(manifest);
  const passed = await passing(media, host, (seen) =>
    media.pass(manifest, destinies(manifest, wanted, staged, signatures), seen),
  );
  signatures.check(passed);
  proveLogs(manifest, passed);
  const raised = stageLogs(manifest, logFiles(passed), store);
  if (wanted.installer) await unpackInstaller(wanted.installer, staged, store);
  for (const { component, tree } of wanted.missing) {
    if (component.kind === "toolchain") store.bindGoEnv(folderOf(staged, tree));
  }
  await store.syncStaging();
  await checkTrees(wanted.missing, staged, passed, host);
  if (raised) await checkStagedLogs(raised, store, work);
  return raised;
}

/** A pass that a signal stops at the next piece; a pipe may never bring one, so it is closed. */
async function passing(
  media: Media,
  { reporter, interrupted }: Isolated,
  pass: (seen: (done: number, total: number) => void) => Promise<Passed[]>,
): Promise<Passed[]> {
  const close = () => media.close();
  if (media.form === "pipe") interrupted.addEventListener("abort", close, { once: true });
  try {
    return await pass((done, total) => {
      heed(interrupted);
      reporter.progress(done, total, "bytes");
    });
  } catch (thrown) {
    heed(interrupted);
    throw thrown;
  } finally {
    interrupted.removeEventListener("abort", close);
  }
}

interface Staged {
  readonly trees: ReadonlyMap<string, StagingFolder>;
  readonly installer: StagingFolder;
}

function stageFolders(store: HostStore, missing: readonly Part[]): Staged {
  return {
    trees: new Map(missing.map(({ tree }) => [tree, store.stage(`trees/${tree}`)])),
    installer: store.stage("installer"),
  };
}

function folderOf(staged: Staged, tree: string): StagingFolder {
  const folder = staged.trees.get(tree);
  if (folder === undefined) throw new Error(`no staging folder for ${tree}`);
  return folder;
}

const INSTALLER = "gobundle.gz";
const INSTALLER_PROGRAM = "gobundle";

/** What becomes of each member; of what is not wanted only the digest is checked. */
function destinies(
  manifest: Manifest,
  wanted: Wanted,
  staged: Staged,
  signatures: GoSignatures,
): (member: Member) => Destiny {
  const components = new Map<string, Component>(manifest.components.map((one) => [one.id, one]));
  const missing = new Map(wanted.missing.map((part) => [part.component.id, part]));
  return (member) => {
    const kept = signatures.destiny(member) ?? logDestiny(member);
    if (kept !== undefined) return kept;
    const component = components.get(member.component ?? "");
    if (component === undefined) return { do: "check" };
    if (component.id === wanted.installer?.id) return place(staged.installer, INSTALLER);
    const part = missing.get(component.id);
    const trailed = signatures.trailedOf(member);
    return part === undefined
      ? { do: "check", ...trailed }
      : { ...destinyIn(folderOf(staged, part.tree), part, member), ...trailed };
  };
}

function destinyIn(into: StagingFolder, { component }: Part, member: Member): Destiny {
  if (component.kind === "toolchain") {
    const { form, version, target } = component;
    return { do: "unpack", into, form, version, target };
  }
  const name = nameInTree(placeOf(component), member.path);
  return name === undefined ? { do: "check" } : place(into, name, member.executable);
}

function place(into: StagingFolder, name: string, executable = false): Destiny {
  return { do: "place", into, name, executable };
}

async function unpackInstaller(
  component: InstallerComponent,
  staged: Staged,
  store: HostStore,
): Promise<void> {
  await store.expand(staged.installer, INSTALLER, INSTALLER_PROGRAM, component);
}

/** The trees are read back from disk: a write that lied is found here and not when Go runs. */
async function checkTrees(
  missing: readonly Part[],
  staged: Staged,
  passed: readonly Passed[],
  { work }: Isolated,
): Promise<void> {
  const results = new Map(passed.map((one) => [one.path, one]));
  const trees = missing.map(({ component, tree }) => digestFilesOf(work, folderOf(staged, tree), component));
  for (const [index, files] of (await Promise.all(trees)).entries()) {
    const part = missing[index];
    if (part === undefined) continue;
    const { component, members } = part;
    if (component.kind === "toolchain") {
      const names = members.flatMap(({ path }) => results.get(path)?.files ?? []);
      checkGo(component, names, files);
    }
    checkTree(component, h1OfDigests(files));
  }
}

/** Go itself never checks a toolchain that it finds on PATH: what lies on disk must be what Go's record says. */
function checkGo(
  { id, goH1 }: ToolchainComponent,
  names: readonly DistributionName[],
  files: readonly NamedDigest[],
): void {
  const sums = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const found = goH1Of(names.map((name) => ({ ...name, sha256: sums.get(name.installed) ?? "" })));
  if (found !== goH1) throw new Fault("go-h1-mismatch", { component: id, want: goH1, found });
}

function checkTree({ id, treeH1 }: StoredComponent, got: H1): void {
  if (got !== treeH1) throw new Fault("tree-mismatch", { component: id, want: treeH1, got });
}
