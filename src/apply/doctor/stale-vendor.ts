import { moduleFolderOf } from "../../bundle/places.ts";
import { Fault } from "../../fault.ts";
import { parseGoMod } from "../../golang/go-mod.ts";
import { vendorDifferences } from "../../golang/vendor-list.ts";
import type { HostStore } from "../../ports/store.ts";
import type { Warnings } from "../finding.ts";
import { type Installation, liveRelease, readBundles } from "../installation.ts";
import { quoted } from "../shell-text.ts";

/** Carried apps whose vendor/ no longer matches their go.mod, because somebody has edited one of the two. */
export function staleVendors(installation: Installation, store: HostStore): Warnings {
  const live = liveRelease(installation);
  const components =
    live === undefined ? [] : readBundles(store, live).flatMap(({ manifest }) => manifest.components);
  return components.flatMap((component) => {
    if (component.kind !== "app" || !component.vendored) return [];
    const inside = `src/${moduleFolderOf(component)}`;
    const modules = differencesIn(`current/${inside}`, store);
    if (modules.length === 0) return [];
    const [folder, go] = [`${store.root}/current/${inside}`, `${store.root}/current/bin/go`];
    const cure = `(cd ${quoted(folder)} && ${quoted(go)} mod vendor)`;
    return [{ code: "vendor-stale" as const, facts: { app: component.id, folder, modules, cure } }];
  });
}

/** None where there is no go.mod to hold the list against; one that cannot be read differs as a whole. */
function differencesIn(folder: string, store: HostStore): string[] {
  const text = store.read(`${folder}/go.mod`);
  if (text === undefined) return [];
  try {
    return vendorDifferences(parseGoMod(text), store.read(`${folder}/vendor/modules.txt`) ?? "");
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return ["go.mod"];
  }
}
