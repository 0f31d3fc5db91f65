import { uninstall as remove } from "../apply/uninstall.ts";
import { escapeOutside } from "./escape.ts";
import { flagOf } from "./given.ts";
import { exitOf, isolatedOf, modeOf, told } from "./isolated.ts";
import type { Verb } from "./verb.ts";

export const uninstall: Verb = {
  name: "uninstall",
  operands: "[NAME...]",
  options: [
    { flags: "--purge", key: "purge" },
    { flags: "--no-scripts", key: "scripts" },
  ],
  shares: ["changes"],
  windsDown: true,
  async run(call) {
    const { args: names, options, reporter, words } = call;
    const mode = modeOf(call);
    const request = { names, purge: flagOf(options, "purge"), scripts: flagOf(options, "scripts"), mode };
    const { changed, release, plan, residue, kept } = await remove(request, isolatedOf(call));
    if (residue.length > 0) reporter.warn("residue", { paths: residue });
    const sentence = [
      words.say(!changed ? "uninstall.nothing" : release === "none" ? "uninstall.all" : "uninstall.some", {
        release,
      }),
      ...kept.map((path) => words.say("uninstall.kept", { path: escapeOutside(path) })),
    ].join("\n");
    return {
      changed: changed && mode === "do",
      exit: residue.length > 0 ? 9 : exitOf(call, changed),
      facts: { release, plan: plan ?? null, residue, kept },
      text: told(call, plan, sentence),
    };
  },
};
