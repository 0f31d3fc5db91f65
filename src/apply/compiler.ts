import type { Manifest } from "../bundle/manifest/manifest.ts";
import type { Findings } from "./finding.ts";
import type { Isolated } from "./isolated.ts";

/** What Go calls for cgo on Linux, unless CC names another (Go reference: cmd/cgo). */
const COMPILERS = ["gcc", "clang"];

/**
 * Apps that have parts which a C compiler alone can build for this host, where it has none: a warning for each. Whether the
 * maker's machine could build them says nothing about this one.
 */
export function missingCompiler(
  { proof }: Pick<Manifest, "proof">,
  { facts, processes }: Pick<Isolated, "facts" | "processes">,
): Findings["warnings"] {
  if (COMPILERS.some((name) => processes.find(name) !== undefined)) return [];
  const withC = proof.runs.filter(
    ({ command, target }) => command === "build with cgo" && target === facts.target,
  );
  const apps = new Set(withC.map(({ app }) => app));
  return [...apps].map((app) => ({ code: "compiler-missing", facts: { app } }));
}
