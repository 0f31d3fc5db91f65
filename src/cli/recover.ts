import { recover as finish, unfinished } from "../apply/recover.ts";
import { exitOf, isolatedOf, modeOf } from "./isolated.ts";
import type { Call, Done, Verb } from "./verb.ts";

export const recover: Verb = {
  name: "recover",
  options: [],
  shares: ["changes"],
  windsDown: true,
  async run(call) {
    if (modeOf(call) === "plan") return planned(call);
    const found = await finish(isolatedOf(call));
    const facts = found && { verb: found.verb, how: found.how, residue: found.residue };
    const text = found
      ? call.words.say("recover.done", { verb: found.verb, how: found.how })
      : call.words.say("recover.none");
    return { changed: found !== undefined, exit: 0, facts: { recovered: facts ?? null }, text };
  },
};

/** Which way it goes is decided under the lock, from the whole journal. */
function planned(call: Call): Done {
  const pending = unfinished(isolatedOf(call));
  const text = call.words.say(pending ? "recover.would" : "recover.none");
  return { changed: false, exit: exitOf(call, pending), facts: { recovered: null }, text };
}
