import type { Facts } from "../fault.ts";
import type { FaultCode } from "../faults.ts";

/** The steps of the two stories, as a user sees them pass. */
export type Stage =
  | "resolve"
  | "fetch"
  | "assemble"
  | "prove"
  | "seal"
  | "write"
  | "open"
  | "authenticate"
  | "preflight"
  | "plan"
  | "receive"
  | "switch"
  | "check"
  | "record"
  | "undo";

/** Where the product says what it is doing. Never asks, never throws. */
export interface Reporter {
  /** A step of the story begins; `detail` is shown behind its name (already plain text, printed escaped). */
  stage(stage: Stage, detail?: string): void;
  /** Work inside the stage: `total` undefined where it is not known. */
  progress(done: number, total: number | undefined, unit: "bytes" | "items", detail?: string): void;
  /** Something the user should know that does not stop the work; `code` has exit status 0 in FAULTS. */
  warn(code: FaultCode, facts?: Facts): void;
}
