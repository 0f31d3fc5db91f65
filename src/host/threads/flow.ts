import type { JobInput, JobName, JobOutput } from "./jobs.ts";
import type { Pool } from "./pool.ts";

/** Jobs that belong to one task: not more at once than the pool can use, and one failure that stands for all. */
export class Flow {
  readonly #pool: Pool;
  readonly #open = new Set<Promise<unknown>>();
  readonly #most: number;
  #aside: boolean;
  #jobs = 0;
  #waiting: (() => void)[] = [];
  #failure: { position: number; error: unknown } | undefined;

  /**
   * `most` jobs at once where each holds memory that the others do not share. Until `busy` has ended, whatever comes of it,
   * the calling thread has work of its own and leaves them to the others.
   */
  constructor(pool: Pool, { most = pool.width, busy }: { most?: number; busy?: Promise<unknown> } = {}) {
    this.#pool = pool;
    this.#most = most;
    const free = () => {
      this.#aside = false;
      pool.handOut();
    };
    this.#aside = busy !== undefined;
    busy?.then(free, free);
  }

  /** Waits until one more job may be under way. Throws when something has failed. */
  async room(): Promise<void> {
    while (this.#jobs >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Starts a job. `position` orders failures: the lowest is what the user is told, whichever came first. */
  run<N extends JobName>(position: number, name: N, input: JobInput<N>, long = false): Promise<JobOutput<N>> {
    this.#jobs += 1;
    const output = this.#pool.run(name, input, long, () => this.#aside);
    const settle = () => {
      this.#jobs -= 1;
      for (const wake of this.#waiting.splice(0)) wake();
    };
    output.then(settle, settle);
    this.follow(position, output);
    return output;
  }

  /** Lets `end` wait for work that goes on beside. */
  follow(position: number, work: Promise<unknown>): void {
    const watched: Promise<unknown> = work
      .catch((error: unknown) => this.fail(position, error))
      .finally(() => this.#open.delete(watched));
    this.#open.add(watched);
  }

  fail(position: number, error: unknown): void {
    if (this.#failure === undefined || position < this.#failure.position) this.#failure = { position, error };
  }

  /** Waits for everything; throws the failure of the lowest position. */
  async end(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
