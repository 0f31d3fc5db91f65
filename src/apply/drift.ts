import { readCertificate } from "../bundle/cms/certificate.ts";
import { checkSignature } from "../bundle/cms/signature.ts";
import { readSignedData } from "../bundle/cms/signed-data.ts";
import { type Composition, composeRelease, type Part } from "../bundle/release.ts";
import { storeName } from "../bundle/store-name.ts";
import { Fault } from "../fault.ts";
import { h1OfDigests, type NamedDigest } from "../golang/dirhash.ts";
import type { ReleaseLayout } from "../ports/store.ts";
import { type Installation, readBundles } from "./installation.ts";
import { PROGRAM_STATE } from "./installer.ts";
import { stands } from "./integrate.ts";
import type { Isolated } from "./isolated.ts";
import { carriesLog, layOut } from "./layout.ts";
import type { RecordedBundle, ReleaseRecord } from "./release-record.ts";
import { SUMDB, servedTree } from "./served-logs.ts";
import { decodeState, firstValue } from "./state-text.ts";
import { digestFilesOf, digestInstalled } from "./tree-digest.ts";

/** What of the live release is not on disk as it was signed and accepted. */
export interface Drift {
  /** How many installed trees were digested. */
  readonly trees: number;
  /** Component ids, paths in the release, absolute paths outside of it. */
  readonly drifted: readonly string[];
}

/** Digests all that the live release consists of, inside of the root and outside. Fault state-damaged (6). */
export async function driftOfRelease(
  live: ReleaseRecord,
  installation: Installation,
  host: Isolated,
): Promise<Drift> {
  const { store, facts } = host;
  const composition = composeRelease(readBundles(store, live), undefined, facts.target);
  const layout = layoutOf(composition, live, host);
  const folder = `${store.root}/releases/${live.release}`;
  const parts = await Promise.all(
    composition.parts.map((part) => driftOfPart(part, layout.copies, folder, host)),
  );
  const drifted = [
    ...parts.flat(),
    ...driftOfMade(layout, folder, host),
    ...live.bundles.filter((bundle) => !isSigned(bundle, live, host)).map(({ name }) => signatureName(name)),
    ...(await driftOfProgram(host)),
    ...(carriesLog(composition.bundles) ? await driftOfLogs(host) : []),
    ...installation.ledger.filter((entry) => !stands(entry, store.look(entry.path))).map(({ path }) => path),
  ];
  return { trees: parts.length, drifted };
}

function layoutOf(composition: Composition, live: ReleaseRecord, { store }: Isolated): ReleaseLayout {
  const toolchain = composition.parts.find(({ component }) => component.kind === "toolchain");
  const supply = { root: store.root, goproxy: live.goproxy };
  return layOut(composition, supply, [], toolchain && store.readTree(toolchain.tree, "go.env.orig"));
}

/** The tree in the store, then what users work with: every file of it in the release, and of a source what was added. */
async function driftOfPart(
  { component, tree }: Part,
  copies: ReleaseLayout["copies"],
  folder: string,
  { work, store }: Isolated,
): Promise<string[]> {
  try {
    const files = await digestFilesOf(work, `${store.root}/store/${tree}`, component);
    if (h1OfDigests(files) !== component.treeH1) return [component.id];
    if (component.kind === "app") {
      const source = await digestInstalled(work, `${folder}/src/${component.id}`, component);
      return source === component.treeH1 ? [] : [component.id];
    }
    const wanted = copies.filter((copy) => copy.tree === tree).flatMap((copy) => copiedFiles(copy, files));
    const plain = wanted.every(({ name }) => store.look(`${folder}/${name}`).kind === "file");
    if (!plain) return [component.id];
    const found = await work.digestFiles(wanted.map(({ name }) => `${folder}/${name}`));
    return found.every(({ sha256 }, at) => sha256 === wanted[at]?.sha256) ? [] : [component.id];
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return [component.id];
  }
}

/** The files of a tree as they are called in the release. */
function copiedFiles(
  { into, file }: ReleaseLayout["copies"][number],
  files: readonly NamedDigest[],
): NamedDigest[] {
  return files.flatMap(({ name, sha256 }) => {
    if (file === undefined) return [{ name: `${into}/${name}`, sha256 }];
    return name === file ? [{ name: into, sha256 }] : [];
  });
}

/** Wrappers, go.env and links of the release, which are in no tree. */
function driftOfMade(layout: ReleaseLayout, folder: string, { store }: Isolated): string[] {
  const inside = folder.slice(store.root.length + 1);
  const files = layout.files.filter(({ path, content }) => store.read(`${inside}/${path}`) !== content);
  const links = layout.links.filter(({ path, target }) => {
    const found = store.look(`${folder}/${path}`);
    return found.kind !== "link" || found.target !== target;
  });
  return [...files, ...links].map(({ path }) => path);
}

function signatureName(bundle: string): string {
  return `manifests/${bundle}.p7s`;
}

/** Whether the kept signature is by the signers that were accepted. Time and revocation are not judged here. */
function isSigned(
  { name, signers }: RecordedBundle,
  { release }: ReleaseRecord,
  { store }: Isolated,
): boolean {
  const [manifest, signature] = [`manifests/${name}.json`, signatureName(name)].map((path) =>
    store.readBytes(`releases/${release}/${path}`),
  );
  if (manifest === undefined || signature === undefined) return false;
  try {
    const data = readSignedData(signature);
    const certificates = data.certificates.map(readCertificate);
    const held = data.signers.map((signer) => checkSignature(signer, certificates, manifest).certificate);
    return signers.every((signer) => held.some(({ fingerprint }) => fingerprint === signer.fingerprint));
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return false;
  }
}

/** The databases that are served: the digest of their tree is in its name. */
async function driftOfLogs({ store, work }: Isolated): Promise<string[]> {
  try {
    const tree = servedTree(store);
    const { treeH1 } = await work.digestTree(`${store.root}/store/${tree}`);
    return storeName({ id: SUMDB, treeH1 }) === tree ? [] : [SUMDB];
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return [SUMDB];
  }
}

/** The installer in `bin/`, where one was ever put there. */
async function driftOfProgram({ store, work }: Isolated): Promise<string[]> {
  const wanted = firstValue(decodeState(store.read(`state/${PROGRAM_STATE}`) ?? ""), "sha256");
  if (wanted === undefined) return [];
  const path = `${store.root}/bin/gobundle`;
  if (store.look(path).kind !== "file") return [path];
  const [found] = await work.digestFiles([path]);
  return found?.sha256 === wanted ? [] : [path];
}
