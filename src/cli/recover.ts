import { recover as finish } from "../apply/recover.ts";
import { isolatedOf } from "./isolated.ts";
import type { Verb } from "./verb.ts";

export const recover: Verb = {
  name: "recover",
  options: [],
  shares: [],
  windsDown: true,
  async run(call) {
    const found = await finish(isolatedOf(call));
    const facts = found && { verb: found.verb, how: found.how, residue: found.residue };
    const text = found
      ? call.words.say("recover.done", { verb: found.verb, how: call.words.say(`recover.${found.how}`) })
      : call.words.say("recover.none");
    return { changed: found !== undefined, exit: 0, facts: { recovered: facts ?? null }, text };
  },
};
