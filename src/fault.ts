import type { FaultCode } from "./faults.ts";

/** What a fault or a warning is about: plain values only, so that every front end can show them in its own words. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * The one error type of the product: a code and facts, never prose. The words live in `cli/texts`.
 * `state` names what the host or the output is now where it differs from what the verb says by itself.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly facts: Facts;
  readonly state: StateCode | undefined;
  /** The single refusals where one verdict stands for several: each is shown with its own id and next step. */
  readonly parts: readonly Fault[];

  constructor(
    code: FaultCode,
    facts: Facts = {},
    more: { cause?: unknown; state?: StateCode; parts?: readonly Fault[] } = {},
  ) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "Fault";
    this.code = code;
    this.facts = facts;
    this.state = more.state;
    this.parts = more.parts ?? [];
  }
}

/** What things are like after a refusal or a failure; each has one sentence in every language. */
export type StateCode =
  | "nothing-changed"
  | "no-output"
  | "old-release-live"
  | "no-release-live"
  | "needs-a-person"
  | "release-live"
  | "partly-done"
  | "done-untold";

/** The message of anything thrown: for facts only, never shown without being escaped. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
