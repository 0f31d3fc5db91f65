import type { InstallerComponent } from "../bundle/manifest/component.ts";
import type { Manifest } from "../bundle/manifest/manifest.ts";
import type { HostStore } from "../ports/store.ts";
import type { Isolated } from "./isolated.ts";
import { decodeState, encodeState, firstValue } from "./state-text.ts";

/** `state/program`: which version of this program stands in `bin/`. */
export const PROGRAM_STATE = "program";

/** The carried installer for this host where there is none in `bin/` yet, or only an older one. */
export function wantedInstaller(
  manifest: Manifest,
  { store, facts }: Isolated,
): InstallerComponent | undefined {
  const carried = manifest.components.find(
    (component) => component.kind === "installer" && component.target === facts.target,
  );
  if (carried?.kind !== "installer") return undefined;
  const installed = firstValue(decodeState(programState(store)), "version");
  const there = store.list("bin").includes("gobundle") && installed !== undefined;
  return there && !newer(carried.version, installed) ? undefined : carried;
}

export function programState(store: HostStore): string {
  return store.read(`state/${PROGRAM_STATE}`) ?? "";
}

export function encodeProgram({ version, sha256 }: InstallerComponent): string {
  return encodeState([
    ["version", version],
    ["sha256", sha256],
  ]);
}

/** Whether `x.y.z` is above another. */
function newer(a: string, b: string): boolean {
  const [left = [], right = []] = [a, b].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10)),
  );
  const at = left.findIndex((number, index) => number !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
