import type { Facts, Fault } from "../fault.ts";
import { type ExitStatus, FAULTS, type FaultCode } from "../faults.ts";
import { en } from "./texts/en.ts";
import { fill } from "./words.ts";

/** A fault or a warning as programs read it; English in every language. */
export interface Notice {
  readonly id: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly facts: Facts;
}

/** The one JSON document that `--json` prints; published as `schemas/result.json`. */
export interface ResultDocument {
  readonly schema: "gobundle/result/1";
  readonly command: string;
  readonly ok: boolean;
  readonly changed: boolean;
  readonly exitCode: ExitStatus;
  readonly warnings: readonly Notice[];
  /** `reasons` where one verdict stands for several. */
  readonly error?: Notice & { readonly reasons?: readonly Notice[] };
  readonly [fact: string]: unknown;
}

export interface Ending {
  readonly changed: boolean;
  readonly exit: ExitStatus;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fault?: Fault;
}

export function noticeOf(code: FaultCode, facts: Facts): Notice {
  return { id: FAULTS[code].id, code, message: fill(en.faults[code].message, facts), facts };
}

export function resultDocument(command: string, ending: Ending, warnings: readonly Notice[]): ResultDocument {
  return {
    schema: "gobundle/result/1",
    command,
    // With --check, 8 is an answer and not a failure.
    ok: ending.fault === undefined && (ending.exit === 0 || ending.exit === 8),
    changed: ending.changed,
    exitCode: ending.exit,
    ...ending.facts,
    warnings,
    ...(ending.fault === undefined ? {} : { error: errorOf(ending.fault) }),
  };
}

function errorOf({ code, facts, parts }: Fault): Notice & { readonly reasons?: readonly Notice[] } {
  const reasons = parts.map((part) => noticeOf(part.code, part.facts));
  return { ...noticeOf(code, facts), ...(reasons.length > 0 && { reasons }) };
}
