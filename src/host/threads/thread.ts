import type { Worker } from "node:worker_threads";
import { Fault, reasonOf } from "../../fault.ts";
import type { JobInput, JobName, JobOutput } from "./jobs.ts";
import { type Answer, END, faultOf } from "./wire.ts";

/** A job that somebody waits for. */
export interface Task {
  readonly name: JobName;
  readonly input: JobInput<JobName>;
  /** May take longer than a person should wait for an answer to Ctrl-C. */
  readonly long: boolean;
  /** Not for the thread that hands out, unless it is the only one: it has work of its own. */
  readonly aside: () => boolean;
  readonly resolve: (output: JobOutput<JobName>) => void;
  readonly reject: (reason: unknown) => void;
}

/** One is being done, one lies ready, because the thread that hands out may be busy with a job of its own. */
const AT_HAND = 2;

/** About as long as a person waits for an answer to Ctrl-C. All jobs but the hashing of large files are shorter. */
const GRACE_MS = 1_000;

/** One worker and the jobs that it has, in order. It keeps the process alive only while there are any. */
export class Thread {
  readonly #worker: Worker;
  readonly #tasks: Task[] = [];
  #ready = false;
  #gone = false;

  /** `free` is called whenever it can take more, `gone` when it has ended. */
  constructor(worker: Worker, free: () => void, gone: () => void) {
    this.#worker = worker;
    worker.on("message", (answer: Answer) => {
      this.#settle(answer);
      free();
    });
    const lost = (error: unknown) => {
      this.#gone = true;
      gone();
      const fault = new Fault("worker-lost", { reason: reasonOf(error) }, { cause: error });
      for (const task of this.#tasks.splice(0)) task.reject(fault);
      free();
    };
    worker.once("error", lost);
    worker.once("exit", (status) => lost(new Error(`exit ${status}`)));
  }

  get isOnLong(): boolean {
    return this.#tasks.some((one) => one.long);
  }

  /** Whether a job is well placed here: nothing waits behind a long one, and a long one waits behind nothing. */
  takes(task: Task): boolean {
    if (!this.#ready || this.#tasks.length >= AT_HAND) return false;
    return this.#tasks.length === 0 || !(task.long || this.isOnLong);
  }

  give(task: Task): void {
    this.#tasks.push(task);
    this.#worker.ref();
    this.#worker.postMessage({ name: task.name, input: task.input });
  }

  /**
   * Lets the job at hand come to its end, if that is near: a thread that is terminated while it makes a stream of zlib
   * takes the whole process with it (node_zlib.cc, "close before init").
   */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#worker.once("exit", resolve));
    this.#worker.postMessage(END);
    const timer = setTimeout(() => this.#worker.terminate(), GRACE_MS);
    if (!this.#gone) await ended;
    clearTimeout(timer);
  }

  #settle(answer: Answer): void {
    this.#ready = true;
    const task = answer.is === "ready" ? undefined : this.#tasks.shift();
    if (this.#tasks.length === 0) this.#worker.unref();
    if (answer.is === "output") task?.resolve(answer.output);
    if (answer.is === "thrown") task?.reject(faultOf(answer));
  }
}
