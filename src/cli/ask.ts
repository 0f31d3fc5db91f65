import { Fault } from "../fault.ts";
import type { Console } from "../ports/console.ts";

/**
 * Questions, put only where a person can answer. Each names the `option` that takes the same answer without a
 * terminal; without one they throw Fault("answer-needed"). Ctrl-C at a question: Fault("interrupted").
 */
export interface Ask {
  /** A yes/no question; `--yes` answers it. */
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
  readonly hush: () => Promise<void>;
}

export function askAt({ console, yes, hush }: Manner): Ask {
  const context = { input: console.streams.input, output: console.streams.output };

  async function put<T>(question: string, option: string, ask: (prompts: Prompts) => Promise<T>): Promise<T> {
    if (!console.interactive) throw new Fault("answer-needed", { question, option });
    await hush();
    try {
      return await ask(await import("@inquirer/prompts"));
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === "ExitPromptError") throw new Fault("interrupted");
      throw thrown;
    }
  }

  return {
    confirm: async (message, option = "--yes") =>
      yes || put(message, option, (prompts) => prompts.confirm({ message, default: false }, context)),
    secret: (message, option) => put(message, option, (prompts) => prompts.password({ message }, context)),
    text: (message, option) => put(message, option, (prompts) => prompts.input({ message }, context)),
  };
}

type Prompts = typeof import("@inquirer/prompts");
