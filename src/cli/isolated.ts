import type { Isolated, Mode } from "../apply/isolated.ts";
import type { ExitStatus } from "../faults.ts";
import type { Plan } from "../transaction/plan.ts";
import { stepFields } from "../transaction/step-fields.ts";
import { escapeOutside } from "./escape.ts";
import { flagOf } from "./given.ts";
import type { Call } from "./verb.ts";

/** The ports of the isolated side for this call; the network is not among them. */
export function isolatedOf({ host, settings, reporter, interrupted }: Call): Isolated {
  const { clock, facts, processes, work, media } = host;
  const store = host.store(settings.root);
  const trust = host.trustStore(settings.config);
  return { clock, facts, processes, work, media, store, trust, reporter, interrupted };
}

/** `--dry-run` and `--check` write nothing. */
export function modeOf({ options }: Call): Mode {
  return flagOf(options, "dryRun") || flagOf(options, "check") ? "plan" : "do";
}

/** 8 where `--check` found something to change. */
export function exitOf({ options }: Call, changed: boolean): ExitStatus {
  return changed && flagOf(options, "check") ? 8 : 0;
}

/** A plan for people: a line a step, in the words of the journal. */
function planText(plan: Plan | undefined): string[] {
  return (plan?.steps ?? []).map((step) => {
    const fields = stepFields(step).map((field) => field.split("\n", 1)[0] ?? "");
    return `  ${fields.map(escapeOutside).join("  ")}`;
  });
}

/** What a verb did, or with `--dry-run` and `--check` the plan that it would follow. */
export function told(call: Call, plan: Plan | undefined, done: string): string {
  return toldOf(call, planText(plan), done);
}

/** The same for a verb whose plan is no plan of the journal. */
export function toldOf(call: Call, lines: readonly string[], done: string): string {
  if (modeOf(call) === "do") return done;
  return [call.words.say(lines.length > 0 ? "plan.would" : "plan.nothing"), ...lines].join("\n");
}
