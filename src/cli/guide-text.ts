import type { StockStep } from "../look/how-to-verify.ts";
import type { Words } from "./words.ts";

/** Stock commands as a script for a POSIX shell, with what each is for as comments. */
export function renderGuide(steps: readonly StockStep[], words: Words): string {
  return steps
    .map(({ check, commands }) => [`# ${words.say(`guide.${check}`)}`, ...commands].join("\n"))
    .join("\n\n");
}
