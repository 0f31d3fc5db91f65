import type { Facts } from "../fault.ts";
import { Fault } from "../fault.ts";
import type { FaultCode } from "../faults.ts";
import type { Reporter } from "../ports/reporter.ts";

/** What a user should know and nothing refuses. */
export type Warnings = readonly { readonly code: FaultCode; readonly facts: Facts }[];

/** Everything that was found wrong with a host, before one verdict. */
export interface Findings {
  readonly warnings: Warnings;
  readonly blocking: readonly Fault[];
}

/** Tells all warnings, then refuses with every reason at once. Fault host-not-ready, or the one reason (4). */
export function judge({ warnings, blocking }: Findings, reporter: Reporter): void {
  for (const { code, facts } of warnings) reporter.warn(code, facts);
  const [only, ...others] = blocking;
  if (only === undefined) return;
  if (others.length === 0) throw only;
  const problems = blocking.map(({ code }) => code);
  throw new Fault("host-not-ready", { count: blocking.length, problems }, { parts: blocking });
}
