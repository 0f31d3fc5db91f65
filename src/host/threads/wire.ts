import { type Facts, Fault, reasonOf, type StateCode } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import type { JobName, JobOutput } from "./jobs.ts";

/** What is sent to a worker in place of a task when it is to end once what came before is done. */
export const END = "end";

/** What a worker says: that it is up, what a job gave, or what it threw (errors lose their class between threads). */
export type Answer =
  | { readonly is: "ready" }
  | { readonly is: "output"; readonly output: JobOutput<JobName> }
  | { readonly is: "thrown"; readonly fault?: PlainFault; readonly reason: string };

interface PlainFault {
  readonly code: FaultCode;
  readonly facts: Facts;
  readonly state: StateCode | undefined;
}

/** Anything thrown, as a value that can be sent. */
export function thrown(error: unknown): Answer {
  if (!(error instanceof Fault))
    return { is: "thrown", reason: error instanceof Error ? `${error.stack}` : reasonOf(error) };
  const { code, facts, state } = error;
  return { is: "thrown", fault: { code, facts, state }, reason: code };
}

/** The error again, on the other side. */
export function faultOf(answer: Extract<Answer, { is: "thrown" }>): Error {
  if (answer.fault === undefined) return new Error(answer.reason);
  const { code, facts, state } = answer.fault;
  return new Fault(code, facts, state === undefined ? {} : { state });
}
