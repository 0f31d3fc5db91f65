import { Fault } from "../fault.ts";
import type { Console } from "../ports/console.ts";
import type { Person } from "./ask.ts";

/**
 * Questions, put only where a person can answer. Each names the `option` that takes the same answer without a
 * terminal; without one they throw Fault("answer-needed"). Ctrl-C at a question: Fault("interrupted").
 */
export interface Ask {
  /** A yes/no question; `--yes` answers it, unless another `option` than `--yes` is named. */
  confirm(question: string, option?: string): Promise<boolean>;
  /** A passphrase, not shown; never answered by `--yes`. */
  secret(question: string, option: string): Promise<string>;
  /** A line of text, such as a fingerprint; never answered by `--yes`. */
  text(question: string, option: string): Promise<string>;
}

interface Manner {
  readonly console: Console;
  readonly yes: boolean;
  /** Called before a question is put, so that moving progress stands still. */
  readonly settle: () => Promise<void>;
}

export function questionsAt({ console, yes, settle }: Manner): Ask {
  const person = async (question: string, option: string): Promise<Person> => {
    if (!console.interactive) throw new Fault("answer-needed", { question, option });
    await settle();
    const { askPerson } = await import("./ask.ts");
    return askPerson(console);
  };
  return {
    confirm: async (question, option = "--yes") =>
      (yes && option === "--yes") || (await person(question, option)).confirm(question),
    secret: async (question, option) => (await person(question, option)).secret(question),
    text: async (question, option) => (await person(question, option)).text(question),
  };
}
