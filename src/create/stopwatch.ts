import type { Clock } from "../ports/clock.ts";
import type { Reporter, Stage } from "../ports/reporter.ts";

/** Says which stage of the story has begun, and how long each took. */
export class Stopwatch {
  readonly #clock: Clock;
  readonly #reporter: Reporter;
  readonly #begun: { readonly stage: Stage; readonly at: Date }[] = [];
  readonly #started: Date;

  constructor(clock: Clock, reporter: Reporter) {
    this.#clock = clock;
    this.#reporter = reporter;
    this.#started = clock.now();
  }

  enter(stage: Stage, detail?: string): void {
    this.#begun.push({ stage, at: this.#clock.now() });
    this.#reporter.stage(stage, detail === "" ? undefined : detail);
  }

  /** For the side record: RFC 3339, and milliseconds a stage. */
  times(): { started: string; finished: string; stages: Record<string, number> } {
    const finished = this.#clock.now();
    const stages: Record<string, number> = {};
    for (const [i, { stage, at }] of this.#begun.entries()) {
      const end = this.#begun[i + 1]?.at ?? finished;
      stages[stage] = (stages[stage] ?? 0) + end.getTime() - at.getTime();
    }
    return {
      started: this.#started.toISOString(),
      finished: finished.toISOString(),
      stages,
    };
  }
}
