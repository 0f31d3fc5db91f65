import type { ProvenProgram } from "../bundle/manifest/proof.ts";
import type { Composition } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import { type CheckedRelease, rebuildProgram } from "../gorun/check.ts";
import { accountFor, checkedApp, goroot } from "./checked-app.ts";
import type { Isolated } from "./isolated.ts";

/**
 * `--prove`: builds the programs of the live release from its module tree and holds them against the signed proof.
 * Faults: check-failed, proof-differs (5).
 */
export async function proveApps(
  composition: Composition,
  settings: CheckedRelease["settings"],
  host: Isolated,
): Promise<void> {
  const programs = composition.bundles
    .flatMap(({ manifest }) => manifest.proof.programs)
    .filter(({ target, go }) => target === host.facts.target && composition.goVersions.includes(go));
  for (const program of programs) await proveProgram(program, composition, settings, host);
}

async function proveProgram(
  program: ProvenProgram,
  composition: Composition,
  settings: CheckedRelease["settings"],
  host: Isolated,
): Promise<void> {
  const { store, work } = host;
  const part = composition.parts.find(({ component }) => component.id === program.app);
  if (part?.component.kind !== "app") return;
  const app = { ...checkedApp(part.component, composition, store.root), packages: [program.package] };
  const own = store.checkFolder();
  const output = `${own}/program`;
  await rebuildProgram(
    goroot(store.root, program.go),
    own,
    app,
    output,
    { as: accountFor(host), settings },
    host,
  );
  const [found] = await work.digestFiles([output]);
  if (found?.sha256 !== program.sha256) {
    throw new Fault("proof-differs", {
      package: program.package,
      found: found?.sha256 ?? "",
      want: program.sha256,
    });
  }
}
