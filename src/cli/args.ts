import { Command, CommanderError, Option } from "commander";
import { Fault } from "../fault.ts";
import { EVERYWHERE, SHARED } from "./settings.ts";
import type { OptionSpec, VerbHead } from "./verb.ts";

/** A command line that a verb's table accepts. */
export interface Line {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** All options of a verb that help shows as its own: those of its file, then the shared ones. */
export function optionsOf(verb: VerbHead): readonly OptionSpec[] {
  return [...verb.options, ...verb.shares.flatMap((share): readonly OptionSpec[] => SHARED[share])];
}

/**
 * Reads the words behind a verb by its table. Options and operands may stand in any order; `--` ends the options.
 * Faults (2): option-unknown, option-value-missing, option-value-invalid, operand-missing, operand-extra.
 */
export function parseLine(verb: VerbHead, words: readonly string[]): Line {
  const command = new Command(verb.name)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .helpOption(false)
    .allowExcessArguments(false);
  if (verb.operands !== undefined) command.arguments(verb.operands);
  for (const spec of [...optionsOf(verb), ...EVERYWHERE]) command.addOption(optionFrom(spec));
  try {
    command.parse(words, { from: "user" });
  } catch (thrown) {
    throw thrown instanceof CommanderError ? usageFault(verb, thrown) : thrown;
  }
  return { args: command.args, options: command.opts() };
}

function optionFrom(spec: OptionSpec): Option {
  const option = new Option(spec.flags);
  if (spec.many === true) option.argParser((value: string, before: string[] = []) => [...before, value]);
  if (spec.choices !== undefined) option.choices(spec.choices);
  return option;
}

/** Commander's refusals in our own codes; it names the option or operand between single quotes. */
function usageFault(verb: VerbHead, error: CommanderError): Fault {
  const [, named = ""] = /'(.*?)'/.exec(error.message) ?? [];
  const option = named.split(" ")[0] ?? "";
  const about = { verb: verb.name };
  switch (error.code) {
    case "commander.unknownOption":
      return new Fault("option-unknown", { ...about, option, nearest: nearestIn(error.message) });
    case "commander.optionMissingArgument":
      return new Fault("option-value-missing", { ...about, option });
    case "commander.invalidArgument":
      return new Fault("option-value-invalid", {
        ...about,
        option,
        ...choiceIn(error.message, verb, option),
      });
    case "commander.missingArgument":
      return new Fault("operand-missing", { ...about, operand: named });
    default:
      return new Fault("operand-extra", about);
  }
}

/** `(Did you mean one of --deep, --debug?)`; none near: the option that lists them all. */
function nearestIn(message: string): readonly string[] {
  const [, near] = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(message) ?? [];
  return near?.split(", ") ?? ["--help"];
}

function choiceIn(
  message: string,
  verb: VerbHead,
  flag: string,
): { value: string; choices: readonly string[] } {
  const [, value = ""] = /argument '(.*)' is invalid/s.exec(message) ?? [];
  const spec = [...optionsOf(verb), ...EVERYWHERE].find(({ flags }) => flags.startsWith(flag));
  return { value, choices: spec?.choices ?? [] };
}
