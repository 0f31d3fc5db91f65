import { type Composition, composeRelease, type Part } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import { goOnHost } from "./go-on-host.ts";
import { liveRelease, readBundles, readInstallation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { layOut } from "./layout.ts";
import type { ReleaseRecord } from "./release-record.ts";
import { checkRoot } from "./root.ts";
import { warnOutlived } from "./signers.ts";
import { driftOf } from "./status.ts";
import { digestInstalled } from "./tree-digest.ts";

/** What `doctor` looked at and found. */
export interface Diagnosis {
  /** Nothing on disk differs from what was signed and accepted. */
  readonly healthy: boolean;
  /** How many installed trees were digested. */
  readonly trees: number;
  /** Component ids or paths that are not as they were signed. */
  readonly drifted: readonly string[];
  readonly pending: boolean | "unknown";
}

/**
 * `doctor`: installed bytes against the signed manifests, the live link, and what on this host is taken before ours.
 * Reads only; everything it finds is a warning. Faults: root-invalid (2), state-damaged (6).
 */
export async function doctor(host: Isolated): Promise<Diagnosis> {
  const { store, reporter } = host;
  checkRoot(store.root);
  reporter.stage("check");
  const installation = readInstallation(store);
  const moved = driftOf(installation, host);
  const pending = store.pending();
  if (pending === true) reporter.warn("pending");
  for (const { code, facts } of goOnHost(host)) reporter.warn(code, facts);
  const live = liveRelease(installation);
  const found = live === undefined ? { trees: 0, drifted: [] } : await examine(live, host);
  if (found.drifted.length > 0) reporter.warn("drift-tree", { what: found.drifted });
  return { healthy: !moved && found.drifted.length === 0, ...found, pending };
}

async function examine(live: ReleaseRecord, host: Isolated) {
  warnOutlived(live, host);
  const composition = composeRelease(readBundles(host.store, live), undefined, host.facts.target);
  const folder = `${host.store.root}/releases/${live.release}`;
  const trees = await Promise.all(composition.parts.map((part) => driftOfPart(part, folder, host)));
  return { trees: trees.length, drifted: [...trees.flat(), ...driftOfFiles(composition, live, host)] };
}

/** The tree in the store, and the copy of an app's source that users work with. */
async function driftOfPart({ component, tree }: Part, release: string, host: Isolated): Promise<string[]> {
  const folders = [
    `${host.store.root}/store/${tree}`,
    ...(component.kind === "app" ? [`${release}/src/${component.id}`] : []),
  ];
  for (const folder of folders) {
    try {
      if ((await digestInstalled(host.work, folder, component)) !== component.treeH1) return [component.id];
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return [component.id];
    }
  }
  return [];
}

/** Wrappers, go.env and links of the release, which are in no tree. */
function driftOfFiles(composition: Composition, { release }: ReleaseRecord, { store }: Isolated): string[] {
  const toolchain = composition.parts.find(({ component }) => component.kind === "toolchain");
  const goEnv = toolchain && store.readTree(toolchain.tree, "go.env.orig");
  const layout = layOut(composition, store.root, [], goEnv);
  const at = (path: string) => `releases/${release}/${path}`;
  const files = layout.files.filter(({ path, content }) => store.read(at(path)) !== content);
  const links = layout.links.filter(({ path, target }) => {
    const found = store.look(`${store.root}/${at(path)}`);
    return found.kind !== "link" || found.target !== target;
  });
  return [...files, ...links].map(({ path }) => path);
}
