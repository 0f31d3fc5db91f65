import { Fault } from "../fault.ts";
import { optionsOf } from "./args.ts";
import { EVERYWHERE } from "./settings.ts";
import type { Catalogue, SpokenVerb } from "./verb.ts";

const SHELLS = { bash, zsh, fish } as const;

/** What can follow the program's name: each verb with its long flags. */
type Flags = ReadonlyMap<string, readonly string[]>;

/** `completion bash|zsh|fish`: a script for `eval` or the shell's folder of completions. */
export function completionOf(verbs: Catalogue): SpokenVerb {
  return {
    name: "completion",
    operands: "<bash|zsh|fish>",
    options: [],
    shares: [],
    say: async ([shell = ""]) => {
      if (!Object.hasOwn(SHELLS, shell)) {
        throw new Fault("option-value-invalid", {
          verb: "completion",
          option: "SHELL",
          value: shell,
          choices: Object.keys(SHELLS),
        });
      }
      const text = SHELLS[shell as keyof typeof SHELLS](await flagsOf(verbs));
      return { changed: false, exit: 0, facts: { shell, script: text }, text };
    },
  };
}

async function flagsOf(verbs: Catalogue): Promise<Flags> {
  const loaded = await Promise.all([...verbs.values()].map((load) => load()));
  const shown = loaded.filter(({ hidden }) => hidden !== true);
  const flag = ({ flags }: { readonly flags: string }) =>
    flags.split(/[ ,=]/).find((word) => word.startsWith("--")) ?? flags;
  return new Map(shown.map((verb) => [verb.name, [...optionsOf(verb), ...EVERYWHERE].map(flag)]));
}

const firstWords = (flags: Flags) => [...new Set([...flags.keys()].map((name) => name.split(" ")[0] ?? ""))];

/** The second words of a verb such as `keys`, by its first. */
function secondWords(flags: Flags): ReadonlyMap<string, readonly string[]> {
  const pairs = [...flags.keys()].map((name) => name.split(" ")).filter(([, second]) => second !== undefined);
  return new Map(
    pairs.map(([first = ""]) => [
      first,
      pairs.filter(([word]) => word === first).map(([, second = ""]) => second),
    ]),
  );
}

/** Shell patterns of `case`: the words typed so far, then what may come. Shared by bash and zsh. */
function cases(flags: Flags): string {
  const second = [...secondWords(flags)].map(
    ([first, words]) => `    ${first}) words="${words.join(" ")}" ;;`,
  );
  const options = [...flags].map(([name, all]) => `    "${name}"*) words="${all.join(" ")}" ;;`);
  return `  case "$typed" in\n    "") words="${firstWords(flags).join(" ")}" ;;\n${[...second, ...options].join("\n")}\n  esac\n`;
}

function bash(flags: Flags): string {
  return `_gobundle() {
  local typed="\${COMP_WORDS[*]:1:COMP_CWORD-1}" current="\${COMP_WORDS[COMP_CWORD]}" words=""
${cases(flags)}  COMPREPLY=( $(compgen -W "$words" -- "$current") )
}
complete -o default -F _gobundle gobundle
`;
}

function zsh(flags: Flags): string {
  return `#compdef gobundle
_gobundle() {
  local typed="\${(j: :)words[2,CURRENT-1]}" current="\${words[CURRENT]}"
  local words=""
${cases(flags)}  compadd -- \${=words}
  [[ "$current" == -* ]] || _files
}
compdef _gobundle gobundle
`;
}

function fish(flags: Flags): string {
  const line = (condition: string, rest: string) => `complete -c gobundle -n '${condition}' ${rest}`;
  const lines = [line("__fish_use_subcommand", `-f -a '${firstWords(flags).join(" ")}'`)];
  for (const [first, words] of secondWords(flags)) {
    lines.push(line(`__fish_seen_subcommand_from ${first}`, `-f -a '${words.join(" ")}'`));
  }
  for (const [name, all] of flags) {
    const seen = name
      .split(" ")
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join("; and ");
    for (const option of all) lines.push(line(seen, `-l ${option.slice(2)}`));
  }
  return `${lines.join("\n")}\n`;
}
