import { jsonLine } from "../bundle/visible.ts";
import { Fault } from "../fault.ts";
import { type ExitStatus, FAULTS } from "../faults.ts";
import type { Console } from "../ports/console.ts";
import { escapeBlock } from "./escape.ts";
import type { Progress } from "./progress.ts";
import { coloured, type Paint, plain, renderFault } from "./render-fault.ts";
import { noticeOf, resultDocument } from "./result.ts";
import type { Done } from "./verb.ts";
import { chooseLanguage, type Words, wordsIn } from "./words.ts";

/** Where a run ends up: results on stdout, everything else on stderr, and a status. */
export interface Outlet {
  readonly console: Console;
  readonly words: Words;
  readonly paint: Paint;
  /** The progress of this run: ended before anything else is written, and asked for its warnings. */
  attach(progress: Progress): void;
  done(command: string, done: Done): Promise<ExitStatus>;
  failed(command: string, fault: Fault, thrown: unknown): Promise<ExitStatus>;
}

/** `given` are the options of every verb as `glance` saw them, so that usage faults too are told as asked. */
export function outletTo(console: Console, given: ReadonlyMap<string, string>): Outlet {
  const words = wordsIn(chooseLanguage(given.get("lang"), console.env));
  const inColour = wantsColour(given.get("color"), console);
  const paint = inColour ? coloured : plain;
  console.colour(inColour);
  const json = given.has("json");
  let progress: Progress | undefined;

  const print = async (text: string, command: string, exit: ExitStatus): Promise<ExitStatus> => {
    try {
      if (text !== "") await console.print(text);
      return exit;
    } catch (thrown) {
      const lost = thrown instanceof Fault ? thrown : new Fault("output-lost", { reason: String(thrown) });
      console.tell(renderFault(lost, command, words, paint));
      return exit === 0 ? FAULTS[lost.code].exit : exit;
    }
  };
  const document = (command: string, ending: Parameters<typeof resultDocument>[1]) =>
    jsonLine(resultDocument(command, ending, progress?.warnings ?? []));

  return {
    console,
    words,
    paint,
    attach: (given) => {
      progress = given;
    },
    done: async (command, done) => {
      await progress?.settle();
      const text = done.text === "" || done.text.endsWith("\n") ? done.text : `${done.text}\n`;
      return await print(json ? document(command, done) : text, command, done.exit);
    },
    failed: async (command, fault, thrown) => {
      await progress?.settle();
      const { exit } = FAULTS[fault.code];
      if (given.has("debug")) console.tell(`${stackOf(thrown)}\n`);
      if (!json) {
        console.tell(renderFault(fault, command, words, paint));
        return exit;
      }
      console.tell(jsonLine({ event: "error", ...noticeOf(fault.code, fault.facts) }));
      return await print(document(command, { changed: false, exit, facts: {}, fault }), command, exit);
    },
  };
}

/** `--color`, then NO_COLOR (any value that is not empty), then whether stderr is a terminal. */
function wantsColour(asked: string | undefined, console: Console): boolean {
  if (asked === "always" || asked === "never") return asked === "always";
  return console.live && !console.env["NO_COLOR"];
}

/** Stack traces of what was thrown and of its causes. */
function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return escapeBlock(String(thrown));
  const cause = thrown.cause === undefined ? "" : stackOf(thrown.cause);
  return escapeBlock(thrown.stack ?? thrown.message) + cause;
}
