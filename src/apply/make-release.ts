import type { Composition } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { HostStore } from "../ports/store.ts";
import type { Installation } from "./installation.ts";
import { type KeptHead, layOut } from "./layout.ts";
import { liveRef } from "./plan-switch.ts";

/** Builds the release of a composition in staging, from trees in the store or still in staging, and brings it to disk. */
export async function makeRelease(
  composition: Composition,
  heads: readonly KeptHead[],
  goproxy: string | undefined,
  store: HostStore,
): Promise<void> {
  const toolchain = composition.parts.find(({ component }) => component.kind === "toolchain");
  const goEnv = toolchain && store.readTree(toolchain.tree, "go.env.orig");
  store.buildRelease(
    store.stage("release"),
    layOut(composition, { root: store.root, goproxy }, heads, goEnv),
  );
  await store.syncStaging();
}

/** The signed heads of bundles that stay, from the release that is live. Fault state-damaged (6). */
export function keptHeads(
  names: readonly string[],
  installation: Installation,
  store: HostStore,
): KeptHead[] {
  return names.map((name) => {
    const folder = `releases/${liveRef(installation)}/manifests`;
    const [manifest, signature] = [`${name}.json`, `${name}.p7s`].map((file) =>
      store.readBytes(`${folder}/${file}`),
    );
    if (manifest === undefined || signature === undefined) {
      throw new Fault("state-damaged", { path: `${store.root}/${folder}/${name}`, rule: "absent" });
    }
    return { name, manifest, signature };
  });
}
