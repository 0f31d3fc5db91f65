import { Fault } from "../../fault.ts";

/** Where bundles can be applied: the executable that applies them exists for these. */
const TARGETS = new Set(["linux/amd64", "linux/arm64"]);

/** Checked, each once, in byte order. Fault target-unknown. */
export function resolveTargets(asked: readonly string[]): readonly string[] {
  for (const target of asked) {
    if (!TARGETS.has(target)) throw new Fault("target-unknown", { target });
  }
  return [...new Set(asked)].sort();
}
