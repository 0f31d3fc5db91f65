import type { ProofRun, ProvenProgram } from "../../bundle/manifest/proof.ts";
import type { Candidate } from "./app-runs.ts";
import { type AppProofPorts, AppTrials } from "./app-trials.ts";

/** What was found about one app. */
export interface AppProof {
  readonly runs: readonly ProofRun[];
  readonly holds: readonly ("vendor" | "modules")[];
  readonly programs: readonly ProvenProgram[];
}

/**
 * Everything that is shown about one app. A form that cannot work for it (an old `go` line and vendor/) is said to fail,
 * with a warning, as long as the other holds. Fault app-does-not-build.
 */
export async function proveApp(
  app: Candidate,
  targets: readonly string[],
  ports: AppProofPorts,
): Promise<AppProof> {
  const trialOf = new AppTrials(app, ports);
  const programs: ProvenProgram[] = [];
  for (const target of targets) {
    const fromTree = await trialOf.build({ form: "modules", target });
    if (fromTree) programs.push(...(await trialOf.programs(target)));
    if (app.vendored) await trialOf.build({ form: "vendor", target });
  }
  const holds = trialOf.holding();
  const [form] = holds;
  if (form === undefined) throw trialOf.refusal();
  const [first = ports.machine] = targets.includes(ports.machine) ? [ports.machine] : targets;
  await trialOf.vet({ form, target: first });
  for (const target of targets) await trialOf.cgo.passedOver({ form, target });
  if (ports.tests && targets.includes(ports.machine))
    await trialOf.test(holds.includes("modules") ? "modules" : form);
  return { runs: trialOf.runs, holds, programs };
}
