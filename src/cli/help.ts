import { nearestNames } from "../create/nearest.ts";
import { Fault } from "../fault.ts";
import { optionsOf } from "./args.ts";
import { EVERYWHERE } from "./settings.ts";
import type { VerbText } from "./texts/table.ts";
import type { Catalogue, Done, OptionSpec, SpokenVerb, VerbHead } from "./verb.ts";
import type { WordKey, Words } from "./words.ts";

/** `help`: all verbs, or one. */
export function helpOn(verbs: Catalogue): SpokenVerb {
  return {
    name: "help",
    operands: "[COMMAND...]",
    options: [],
    shares: [],
    say: async (args, words) => {
      if (args.length === 0) return helpForAll(verbs, words);
      const name = args.join(" ");
      const load = verbs.get(name);
      if (load === undefined) {
        throw new Fault("verb-unknown", { verb: name, nearest: nearestNames(name, [...verbs.keys()]) });
      }
      return helpFor(await load(), words);
    },
  };
}

/** One verb: first an example that works, then what it does, how it is called, and its options. */
export function helpFor(verb: VerbHead, words: Words): Done {
  const text: VerbText | undefined = words.table.verbs[verb.name];
  const usage = ["gobundle", verb.name, verb.operands, "[OPTION...]"].filter(Boolean).join(" ");
  const own = optionsOf(verb).map((spec) => optionLines(spec, text, words));
  const everywhere = EVERYWHERE.map((spec) => optionLines(spec, undefined, words));
  const parts = [
    `${words.say("help.example")}\n  ${text?.example ?? usage}`,
    [text?.summary, text?.more].filter(Boolean).join("\n"),
    `${words.say("help.usage")}\n  ${usage}`,
    own.length === 0 ? "" : `${words.say("help.options")}\n${own.join("\n")}`,
    `${words.say("help.everywhere")}\n${everywhere.join("\n")}`,
  ];
  const options = optionsOf(verb).map(({ flags }) => flags);
  return {
    changed: false,
    exit: 0,
    facts: { name: verb.name, usage, options },
    text: `${parts.filter(Boolean).join("\n\n")}\n`,
  };
}

function helpForAll(verbs: Catalogue, words: Words): Done {
  const names = [...verbs.keys()].filter((name) => !name.startsWith("_"));
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = names.map((name) => `  ${name.padEnd(width)}${words.table.verbs[name]?.summary ?? ""}`);
  const text = `${words.say("help.intro")}\n\n${words.say("help.commands")}\n${lines.join("\n")}\n\n${words.say("help.more")}\n`;
  return { changed: false, exit: 0, facts: { commands: names }, text };
}

/** The flags on a line of their own: columns would not line up in a script with wide characters. */
function optionLines(spec: OptionSpec, text: VerbText | undefined, words: Words): string {
  const key: string = `option.${spec.key}`;
  const shared = isWord(key, words) ? words.say(key) : "";
  const notes = [
    text?.options[spec.key] ?? shared,
    spec.choices === undefined ? "" : words.say("help.choices", { choices: spec.choices }),
    spec.many === true ? words.say("help.many") : "",
  ];
  return `  ${spec.flags}\n      ${notes.filter(Boolean).join("; ")}`;
}

function isWord(key: string, words: Words): key is WordKey {
  return key in words.table.words;
}
