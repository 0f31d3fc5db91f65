import type { Worker } from "node:worker_threads";
import { Fault, reasonOf } from "../fault.ts";
import { type JobInput, type JobName, type JobOutput, runJob } from "./jobs.ts";
import { type Answer, faultOf } from "./wire.ts";

/** Starting workers takes about 45 ms: as long as hashing this many bytes. Less work is done where it is asked for. */
const WORTH_A_START = 48 * 1024 * 1024;

interface Task {
  readonly name: JobName;
  readonly input: JobInput<JobName>;
  /** Would hold up the calling thread for longer than a person should wait for an answer to Ctrl-C. */
  readonly long: boolean;
  readonly resolve: (output: JobOutput<JobName>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Runs jobs on `size` worker threads, each job whole on one of them. The threads start when `expect` says that there
 * is enough to do; until the first one is up, and always with size 0, the calling thread does the jobs itself.
 */
export class Pool {
  readonly #size: number;
  readonly #start: () => Worker;
  readonly #queue: Task[] = [];
  readonly #threads = new Set<Thread>();
  #pumping = false;
  #expected = 0;

  constructor(size: number, start: () => Worker) {
    this.#size = size;
    this.#start = start;
  }

  /** How many jobs can be under way at once. */
  get width(): number {
    return Math.max(1, this.#size);
  }

  /** Says that work is coming that costs about as much as hashing so many bytes; what is said adds up. */
  expect(bytes: number): void {
    this.#expected += bytes;
    if (this.#expected < WORTH_A_START) return;
    while (this.#threads.size < this.#size) this.#threads.add(this.#thread());
  }

  /** The job's result, or what it threw. Fault: worker-lost (1). */
  run<N extends JobName>(name: N, input: JobInput<N>, long = false): Promise<JobOutput<N>> {
    return new Promise((resolve, reject) => {
      const task = { name, input, long, resolve, reject } as Task;
      this.#queue.push(task);
      this.#next();
    });
  }

  /** Ends the threads; jobs under way are lost. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #thread(): Thread {
    const thread = new Thread(
      this.#start(),
      () => this.#next(),
      () => this.#threads.delete(thread),
    );
    return thread;
  }

  #next(): void {
    for (const thread of this.#threads) {
      if (!thread.idle) continue;
      const task = this.#queue.shift();
      if (task === undefined) return;
      thread.take(task);
    }
    if (!this.#pumping && this.#mine() !== -1) {
      this.#pumping = true;
      setImmediate(() => this.#pump());
    }
  }

  /** The place in the queue of the next job for the calling thread, or -1. */
  #mine(): number {
    if (this.#threads.size === 0) return this.#queue.length > 0 ? 0 : -1;
    const booting = [...this.#threads].every((thread) => !thread.ready);
    return booting ? this.#queue.findIndex((task) => !task.long) : -1;
  }

  #pump(): void {
    const at = this.#mine();
    const task = at === -1 ? undefined : this.#queue.splice(at, 1)[0];
    this.#pumping = false;
    if (task === undefined) return;
    runJob(task.name, task.input)
      .then(task.resolve, task.reject)
      .finally(() => this.#next());
  }
}

/** One worker and the job that it has. It keeps the process alive only while there is a job. */
class Thread {
  readonly #worker: Worker;
  #task: Task | undefined;
  #ready = false;

  constructor(worker: Worker, free: () => void, gone: () => void) {
    this.#worker = worker;
    worker.on("message", (answer: Answer) => {
      this.#settle(answer);
      free();
    });
    const lost = (error: unknown) => {
      gone();
      this.#task?.reject(new Fault("worker-lost", { reason: reasonOf(error) }, { cause: error }));
      this.#task = undefined;
      free();
    };
    worker.once("error", lost);
    worker.once("exit", (status) => lost(new Error(`exit ${status}`)));
  }

  get ready(): boolean {
    return this.#ready;
  }

  get idle(): boolean {
    return this.#ready && this.#task === undefined;
  }

  take(task: Task): void {
    this.#task = task;
    this.#worker.ref();
    this.#worker.postMessage({ name: task.name, input: task.input });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const task = this.#task;
    this.#task = undefined;
    this.#ready = true;
    this.#worker.unref();
    if (answer.is === "output") task?.resolve(answer.output);
    if (answer.is === "thrown") task?.reject(faultOf(answer));
  }
}
