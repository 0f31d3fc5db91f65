import type { ReleaseRef, Step } from "./step.ts";

/** What a verb is going to do to the host: a plain value, shown by --dry-run, written to the journal, then done. */
export interface Plan {
  /** The verb, as the user typed it. */
  readonly verb: string;
  readonly from: ReleaseRef;
  readonly to: ReleaseRef;
  readonly steps: readonly Step[];
  /** "dismantle" takes the layout itself away once everything has happened. */
  readonly end: "keep" | "dismantle";
}
