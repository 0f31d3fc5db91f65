import { wholeNumber } from "../bundle/manifest/whole-number.ts";
import { Fault } from "../fault.ts";

/** The options of a call as commander leaves them: absent, text, a list of texts, or a flag. */
type Options = Readonly<Record<string, unknown>>;

/** The value of an option that takes one. */
export function textOf(options: Options, key: string): string | undefined {
  const value = options[key];
  return typeof value === "string" ? value : undefined;
}

/** The values of an option that may be given several times. */
export function textsOf(options: Options, key: string): readonly string[] {
  const value = options[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Whether a flag was given; a `--no-x` flag is true under `x` where it was not. */
export function flagOf(options: Options, key: string): boolean {
  return options[key] === true;
}

/** The value of an option of `verb` that takes a whole number from 1. Fault option-value-invalid (2). */
export function numberOf(options: Options, key: string, verb: string): number | undefined {
  const value = textOf(options, key);
  if (value === undefined) return undefined;
  const number = wholeNumber(value);
  if (number !== undefined) return number;
  throw new Fault("option-value-invalid", { verb, option: `--${key}`, value, choices: ["1, 2, 3, ..."] });
}
