import { doctor as diagnose } from "../apply/doctor/index.ts";
import { isolatedOf } from "./isolated.ts";
import type { Call, Verb } from "./verb.ts";

export const doctor: Verb = {
  name: "doctor",
  options: [],
  shares: [],
  async run(call) {
    const { healthy, trees, drifted, pending } = await diagnose(isolatedOf(call));
    return {
      changed: false,
      exit: healthy ? 0 : 7,
      facts: { healthy, trees, drifted, pending },
      text: said(healthy, trees, call),
    };
  },
};

function said(healthy: boolean, trees: number, { words, settings }: Call): string {
  if (!healthy) return words.say("doctor.drift");
  return trees === 0
    ? words.say("status.none", { root: settings.root })
    : words.say("doctor.healthy", { trees });
}
