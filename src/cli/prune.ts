import { prune as cut } from "../apply/prune.ts";
import { numberOf } from "./given.ts";
import { exitOf, isolatedOf, modeOf, told } from "./isolated.ts";
import type { Verb } from "./verb.ts";

const GOOD_RELEASES = 2;

export const prune: Verb = {
  name: "prune",
  options: [{ flags: "--keep <N>", key: "keep" }],
  shares: ["changes"],
  windsDown: true,
  async run(call) {
    const keep = numberOf(call.options, "keep", "prune") ?? GOOD_RELEASES;
    const mode = modeOf(call);
    const { changed, releases, trees, kept, plan } = await cut({ keep, mode }, isolatedOf(call));
    const gone = releases.map(String);
    const sentence = call.words.say(changed ? "prune.done" : "prune.nothing", { releases: gone, trees });
    return {
      changed: changed && mode === "do",
      exit: exitOf(call, changed),
      facts: { releases, trees, kept, plan: plan ?? null },
      text: told(call, plan, sentence),
    };
  },
};
