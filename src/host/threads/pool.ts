import type { Worker } from "node:worker_threads";
import { Fault } from "../../fault.ts";
import { type JobInput, type JobName, type JobOutput, runJob } from "./jobs.ts";
import { type Task, Thread } from "./thread.ts";

/** Starting a worker takes about 50 ms: as long as hashing this many bytes. Less work is done where it is asked for. */
const WORTH_A_START = 48 * 1024 * 1024;

/**
 * Runs jobs on `size` worker threads and on the calling thread, each job whole on one of them. The threads start when
 * `expect` says that there is enough to do. The calling thread takes no job that is long, so that it stays awake for
 * progress and Ctrl-C; with size 0 it does everything.
 */
export class Pool {
  readonly #size: number;
  readonly #start: () => Worker;
  readonly #queue: Task[] = [];
  readonly #threads = new Set<Thread>();
  #expected = 0;
  #pumping = false;
  #stopped: { readonly reason: unknown } | undefined;

  constructor(size: number, start: () => Worker) {
    this.#size = size;
    this.#start = start;
  }

  /** How many jobs keep everything busy. */
  get width(): number {
    return 2 * this.#size + 1;
  }

  /** Says that work is coming that costs about as much as hashing so many bytes; what is said adds up. */
  expect(bytes: number): void {
    this.#expected += bytes;
    if (this.#expected < WORTH_A_START || this.#stopped !== undefined) return;
    while (this.#threads.size < this.#size) this.#addThread();
  }

  /** The job's result, or what it threw. Fault: worker-lost (1). */
  run<N extends JobName>(
    name: N,
    input: JobInput<N>,
    long = false,
    aside = () => false,
  ): Promise<JobOutput<N>> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped.reason);
    const output = new Promise<JobOutput<N>>((resolve, reject) => {
      this.#queue.push({ name, input, long, aside, resolve, reject } as Task);
      this.#next();
    });
    return output.catch((error: unknown) => {
      throw this.#stopped === undefined ? error : this.#stopped.reason;
    });
  }

  /** Looks anew who can do what is waiting. */
  handOut(): void {
    this.#next();
  }

  /** Ends the threads for good: jobs that are not done, and all that come later, are refused with `reason`. */
  async stop(reason: unknown): Promise<void> {
    this.#stopped = { reason };
    await this.close();
  }

  /** Ends the threads; jobs that are not done are lost. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const task of this.#queue.splice(0)) task.reject(new Fault("worker-lost", { reason: "closed" }));
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #addThread(): void {
    const thread = new Thread(
      this.#start(),
      () => this.#next(),
      () => this.#threads.delete(thread),
    );
    this.#threads.add(thread);
  }

  /** Hands out what threads can take, and sees to the rest here. */
  #next(): void {
    // A long job goes to a thread that has nothing else: for each that waits, one gets no short ones until it is free.
    let waiting = this.#queue.filter(({ long }) => long).length;
    for (const thread of this.#threads) {
      const reserved = waiting > 0 && !thread.isOnLong;
      if (reserved) waiting -= 1;
      const task = this.#take((one) => one.long === reserved && thread.takes(one));
      if (task !== undefined) thread.give(task);
    }
    if (this.#pumping || !this.#queue.some((task) => this.#isMine(task))) return;
    this.#pumping = true;
    setImmediate(() => this.#pump());
  }

  #pump(): void {
    this.#pumping = false;
    const task = this.#take((one) => this.#isMine(one));
    if (task === undefined) return;
    runJob(task.name, task.input)
      .then(task.resolve, task.reject)
      .finally(() => this.#next());
  }

  #isMine(task: Task): boolean {
    return !(task.long || task.aside()) || this.#threads.size === 0;
  }

  #take(fits: (task: Task) => boolean): Task | undefined {
    const at = this.#queue.findIndex(fits);
    return at === -1 ? undefined : this.#queue.splice(at, 1)[0];
  }
}
