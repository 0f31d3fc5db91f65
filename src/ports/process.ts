/** A child process as a value. Its environment is exactly `env`: nothing is inherited. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds until the whole process group is ended. */
  readonly timeout: number;
  /** Output kept of each stream, in bytes from the end; more is counted and dropped. Default 1 MiB. */
  readonly keep?: number;
  /** "cut": in a network namespace where only a down `lo` exists, and where the system allows it without sight of our processes. Default "host". */
  readonly network?: "host" | "cut";
  /** "nobody" where we are root and that account can be taken on; else the same user. Default "self". */
  readonly as?: "self" | "nobody";
  /** Each line of output as it comes. */
  readonly onLine?: (line: string) => void;
  /** Ends the whole process group; the run then counts as ended by a signal. */
  readonly interrupted?: AbortSignal;
}

export interface Finished {
  /** Exit status, or undefined where a signal ended it. */
  readonly status: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Children of this program. stdin is always /dev/null; each runs in a process group of its own. */
export interface Processes {
  run(command: Command): Promise<Finished>;
  /** Absolute path of a program on PATH, or undefined. */
  find(name: string): string | undefined;
  /** Replaces this program by another, with the same environment, streams and process id (execve(2)). */
  become(argv: readonly [string, ...string[]]): never;
  /** Whether `network: "cut"` can be had here, and by which means. */
  isolation(): "namespace" | "user-namespace" | undefined;
  /** The command line that starts this very program again (for assertions inside a namespace). */
  readonly self: readonly [string, ...string[]];
  /** This program's own environment, to read settings from; no child gets it by itself. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
