import type { StockStep } from "../look/how-to-verify.ts";
import { escapeOutside } from "./escape.ts";
import type { Words } from "./words.ts";

/** Stock commands as a script for a POSIX shell, with what each is for as comments. */
export function renderGuide(steps: readonly StockStep[], words: Words): string {
  return steps
    .map(({ check, commands }) =>
      [`# ${words.say(`guide.${check}`)}`, ...commands.map(escapeOutside)].join("\n"),
    )
    .join("\n\n");
}
