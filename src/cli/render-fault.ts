import type { Facts, Fault, StateCode } from "../fault.ts";
import { type ExitStatus, FAULTS, type FaultCode } from "../faults.ts";
import { fill, shortened, type Words } from "./words.ts";

/** Paints `error` and `warning` where messages may be coloured. */
export type Paint = (word: "error" | "warning") => string;

export const plain: Paint = (word) => word;
export const coloured: Paint = (word) => `\u001b[${word === "error" ? "1;31" : "1;33"}m${word}\u001b[0m`;

/**
 * The shape that people and scripts rely on, the same in every language:
 *
 *     gobundle: error GB-NNNN: <sentence>
 *       - GB-NNNN: <sentence>            (where one verdict stands for several reasons)
 *       state: <what the host or the output is now>
 *       next: <the command to type>
 */
export function renderFault(fault: Fault, verb: string, words: Words, paint: Paint): string {
  const text = words.table.faults[fault.code];
  const facts = shortened(fault.facts, words.table.phrases);
  const lines = [
    `gobundle: ${paint("error")} ${FAULTS[fault.code].id}: ${fill(text.message, facts, words.table.phrases)}`,
    ...fault.parts.flatMap((part) => partLines(part, words)),
    `  state: ${words.table.states[fault.state ?? usualState(verb, FAULTS[fault.code].exit)]}`,
  ];
  if (text.next !== undefined)
    lines.push(`  next: ${fill(text.next, { verb, ...facts }, words.table.phrases)}`);
  return `${lines.join("\n")}\n`;
}

/** One of several reasons for a verdict: its id and sentence, and under it what cures it. */
function partLines({ code, facts }: Fault, words: Words): string[] {
  const { faults, phrases } = words.table;
  const { message, next } = faults[code];
  const said = shortened(facts, phrases);
  const cure = next === undefined ? [] : [`      ${fill(next, said, phrases)}`];
  return [`  - ${FAULTS[code].id}: ${fill(message, said, phrases)}`, ...cure];
}

export function renderWarning(code: FaultCode, facts: Facts, words: Words, paint: Paint): string {
  const { faults, phrases } = words.table;
  const text = faults[code];
  const said = shortened(facts, phrases);
  const lines = [`gobundle: ${paint("warning")} ${FAULTS[code].id}: ${fill(text.message, said, phrases)}`];
  if (text.next !== undefined) lines.push(`  next: ${fill(text.next, said, phrases)}`);
  return `${lines.join("\n")}\n`;
}

/** What a failure leaves where the fault does not say it itself. */
function usualState(verb: string, exit: ExitStatus): StateCode {
  if (exit === 5) return "old-release-live";
  if (exit === 6) return "needs-a-person";
  return verb === "create" && exit !== 2 ? "no-output" : "nothing-changed";
}
