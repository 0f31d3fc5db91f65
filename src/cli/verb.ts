import type { ExitStatus } from "../faults.ts";
import type { Host } from "../ports/host.ts";
import type { Reporter } from "../ports/reporter.ts";
import type { Ask } from "./questions.ts";
import type { Words } from "./words.ts";

/** One option of a verb; its help text is in the tables, under the verb's name and `key`. */
export interface OptionSpec {
  /** As commander writes it: `--go <VERSION>`, `--deep`. */
  readonly flags: string;
  /** The name in `Call.options`, camel case: what commander makes of the long flag. */
  readonly key: string;
  /** May be given several times: the value is a string[]. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
}

/** What every verb gets. */
export interface Settings {
  readonly root: string;
  readonly config: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly yes: boolean;
  /** A person is there to answer: stdin and stderr are terminals. */
  readonly terminal: boolean;
  readonly version: string;
}

export interface Call {
  readonly host: Host;
  readonly settings: Settings;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly reporter: Reporter;
  readonly ask: Ask;
  readonly words: Words;
  /** Fires on SIGINT and SIGTERM; a verb that `windsDown` stops, undoes what it began and throws. */
  readonly interrupted: AbortSignal;
}

/** How a verb ended when it did not throw a Fault. */
export interface Done {
  readonly changed: boolean;
  readonly exit: ExitStatus;
  /** The facts of the result document. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** For people, in their language; goes to stdout. */
  readonly text: string;
}

/** What the command line knows of a verb before it runs. */
export interface VerbHead {
  /** `create`, `keys new`. */
  readonly name: string;
  /** Positional words as commander writes them: `<FILE>`, `[MEDIA...]`. */
  readonly operands?: string;
  readonly options: readonly OptionSpec[];
  /** "media" adds --trust, --fingerprint, --allow-subject, --allow-spki, --identity; "changes" adds --dry-run, --check. */
  readonly shares: readonly ("media" | "changes")[];
  /** Not listed by help: for the program's own use. */
  readonly hidden?: boolean;
}

export interface Verb extends VerbHead {
  /** Heeds `interrupted` and is waited for; any other verb is left at once. */
  readonly windsDown?: boolean;
  run(call: Call): Promise<Done>;
}

/** A verb that only speaks of the program itself. It is given no host, so that it starts at once. */
export interface SpokenVerb extends VerbHead {
  say(args: readonly string[], words: Words, version: string): Promise<Done>;
}

/** Every verb by its name; its file is loaded when it is called for. */
export type Catalogue = ReadonlyMap<string, () => Promise<Verb | SpokenVerb>>;

export function catalogue(verbs: Readonly<Record<string, () => Promise<Verb | SpokenVerb>>>): Catalogue {
  return new Map(Object.entries(verbs));
}
