import type { StateCode } from "../../fault.ts";
import type { FaultCode } from "../../faults.ts";
import type { Stage } from "../../ports/reporter.ts";

/** Placeholders in every text are `{fact}`; a list is joined with commas. */
export interface FaultText {
  /** One sentence: what happened and why. */
  readonly message: string;
  /** The command to type, or what to do; absent for warnings that need nothing. */
  readonly next?: string;
}

export interface VerbText {
  /** One line for the list of verbs. */
  readonly summary: string;
  /** One command line that works. */
  readonly example: string;
  readonly more?: string;
  /** By option key. */
  readonly options: Readonly<Record<string, string>>;
}

/** One language: complete by type, or the build fails. */
export interface Table {
  readonly faults: Readonly<Record<FaultCode, FaultText>>;
  readonly states: Readonly<Record<StateCode, string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly verbs: Readonly<Record<string, VerbText>>;
  /** Facts that are words of ours, by their English text; see `phrase`. */
  readonly phrases: Readonly<Record<string, string>>;
  /** All other sentences, by key. */
  readonly words: Readonly<Record<string, string>>;
}
