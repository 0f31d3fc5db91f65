/** The command line and the streams that this run was started with. */
export interface Console {
  /** Words behind the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the user's home folder. */
  readonly home: string;
  /** Whether the effective user is root. */
  readonly superuser: boolean;
  /** A person is there to answer: stdin and stderr are terminals. */
  readonly interactive: boolean;
  /** stderr is a terminal that can redraw lines. */
  readonly live: boolean;
  /** Fires on the first SIGINT or SIGTERM; its reason is the signal's name. A second signal ends the program. */
  readonly interrupted: AbortSignal;
  /** For questions and moving progress. */
  readonly streams: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
  /** Says once, before anything is drawn, whether questions and moving progress may be coloured. */
  colour(on: boolean): void;
  /** Writes to stdout and waits until it is taken. Throws Fault("output-lost") where it cannot be written. */
  print(text: string): Promise<void>;
  /** Writes to stderr; never fails. */
  tell(text: string): void;
}
