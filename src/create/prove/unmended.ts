import type { ProofRun } from "../../bundle/manifest/proof.ts";

/** The first failure that no later run of the same form and target has made good. */
export function unmended(runs: readonly ProofRun[]): ProofRun | undefined {
  return runs.find(({ result, form, target }, i) => {
    const later = runs
      .slice(i + 1)
      .some((run) => run.form === form && run.target === target && run.result === "held");
    return result === "failed" && !later;
  });
}
