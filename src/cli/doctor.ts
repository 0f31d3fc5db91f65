import { doctor as diagnose } from "../apply/doctor.ts";
import { isolatedOf } from "./isolated.ts";
import type { Verb } from "./verb.ts";

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
      text: call.words.say(healthy ? "doctor.healthy" : "doctor.drift", { trees }),
    };
  },
};
