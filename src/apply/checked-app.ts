import type { AppComponent } from "../bundle/manifest/component.ts";
import type { Proof } from "../bundle/manifest/proof.ts";
import { moduleFolderOf } from "../bundle/places.ts";
import type { Composition } from "../bundle/release.ts";
import { asksOf, chooseGo } from "../golang/go-choice.ts";
import { parseGoVersion } from "../golang/version.ts";
import type { CheckedApp } from "../gorun/check.ts";
import type { Isolated } from "./isolated.ts";

/** Where a Go of the live release stands. */
export function goroot(root: string, version: string): string {
  return `${root}/current/toolchains/go${version}`;
}

/** An app of the live release, in the form in which the proof says that it builds. */
export function checkedApp(component: AppComponent, composition: Composition, root: string): CheckedApp {
  const { id, packages, tags, vendored } = component;
  const forms = composition.bundles.flatMap(({ manifest }) => formsOf(id, manifest.proof));
  const byVendor = vendored && (forms.length === 0 || forms.includes("vendor"));
  return {
    goroot: goroot(root, goOf(component, composition)),
    folder: `${root}/current/src/${moduleFolderOf(component)}`,
    packages,
    tags,
    vendored: byVendor,
  };
}

/** What a proof says of an app; the names of objects in general say nothing. */
function formsOf(id: string, { holds }: Proof): Proof["holds"][string] {
  return (Object.hasOwn(holds, id) ? holds[id] : undefined) ?? [];
}

/** The Go that a plain `go` becomes in the app's folder. */
function goOf({ goLine, toolchainLine }: AppComponent, { goVersions }: Composition): string {
  const asked = asksOf({ go: goLine, toolchain: toolchainLine }).map(({ version }) => version);
  const carried = goVersions.flatMap((version) => parseGoVersion(version) ?? []);
  return chooseGo(asked, carried) ?? goVersions[0] ?? "";
}

/** Below a folder that others cannot search (a root in somebody's home) nobody finds nothing: then it is ourselves. */
export function accountFor({ facts, store }: Isolated): "self" | "nobody" {
  return facts.wayTo(store.root).every(({ mode }) => (mode & 0o001) !== 0) ? "nobody" : "self";
}
