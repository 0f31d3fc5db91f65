import { composeRelease } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import { readBundles, readInstallation } from "./installation.ts";
import type { Isolated } from "./isolated.ts";
import { layOut } from "./layout.ts";

/**
 * Files in the folder of a release that apply did not put there: a note beside the carried source, a build's output.
 * A release of which no record can be read is not searched: what it should hold is not known.
 */
export function strangersOf(folder: string, host: Isolated): readonly string[] {
  const expected = expectedIn(folder, host);
  return expected === undefined ? [] : host.store.walk(folder).filter((name) => !expected.has(name));
}

function expectedIn(folder: string, { store, facts }: Isolated): ReadonlySet<string> | undefined {
  const number = Number(folder.slice(folder.indexOf("/") + 1));
  const record = readInstallation(store).releases.find(({ release }) => release === number);
  if (record === undefined) return undefined;
  try {
    const composition = composeRelease(readBundles(store, record), undefined, facts.target);
    const { copies, links, files } = layOut(composition, store, [], undefined);
    const heads = record.bundles.flatMap(({ name }) => [`manifests/${name}.json`, `manifests/${name}.p7s`]);
    const linked = copies.flatMap(({ tree, into, file }) =>
      file === undefined ? store.walk(`store/${tree}`).map((name) => `${into}/${name}`) : [into],
    );
    return new Set([...links, ...files].map(({ path }) => path).concat(heads, linked));
  } catch (thrown) {
    if (thrown instanceof Fault) return undefined;
    throw thrown;
  }
}
