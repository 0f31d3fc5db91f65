import { rollback as goBack } from "../apply/rollback.ts";
import { numberOf } from "./given.ts";
import { exitOf, isolatedOf, modeOf, told } from "./isolated.ts";
import type { Verb } from "./verb.ts";

export const rollback: Verb = {
  name: "rollback",
  options: [{ flags: "--to <N>", key: "to" }],
  shares: ["changes"],
  windsDown: true,
  async run(call) {
    const mode = modeOf(call);
    const { changed, release, previous, plan } = await goBack(
      { to: numberOf(call.options, "to", "rollback"), mode },
      isolatedOf(call),
    );
    const sentence = call.words.say(changed ? "rollback.done" : "rollback.already", { release, previous });
    return {
      changed: changed && mode === "do",
      exit: exitOf(call, changed),
      facts: { release, previous, plan: plan ?? null },
      text: told(call, plan, sentence),
    };
  },
};
