import { confirm, input, password } from "@inquirer/prompts";
import { Fault } from "../fault.ts";
import type { Console } from "../ports/console.ts";

/** Someone who answers whatever is asked. */
export interface Person {
  confirm(question: string): Promise<boolean>;
  secret(question: string): Promise<string>;
  text(question: string): Promise<string>;
}

/** The person at the terminal. Ctrl-C at a question: Fault("interrupted"). */
export function askPerson(console: Console): Person {
  const context = { input: console.streams.input, output: console.streams.output };
  return {
    confirm: (message) => answered(confirm({ message, default: false }, context)),
    secret: (message) => answered(password({ message }, context)),
    text: (message) => answered(input({ message }, context)),
  };
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === "ExitPromptError") throw new Fault("interrupted");
    throw thrown;
  }
}
