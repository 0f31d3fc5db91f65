import { setMaxListeners } from "node:events";
import { homedir } from "node:os";
import process from "node:process";
import { Fault, reasonOf } from "../fault.ts";
import type { Console } from "../ports/console.ts";

/** Exit statuses of a run that a second signal ends at once: 128 and the signal's number, as shells count. */
const ENDED = { SIGINT: 130, SIGTERM: 143 } as const;

export function nodeConsole(): Console {
  return {
    args: process.argv.slice(2),
    env: process.env,
    home: homedir(),
    superuser: process.geteuid?.() === 0,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    live: process.stderr.isTTY === true && process.env["TERM"] !== "dumb",
    interrupted: onSignals(),
    streams: { input: process.stdin, output: process.stderr },
    colour,
    print,
    tell: (text) => void process.stderr.write(text),
  };
}

/** What draws on the terminal asks Node's styleText, and that asks these two variables; never both at once (Node warns). */
export function colour(on: boolean): void {
  const [set, unset] = on ? ["FORCE_COLOR", "NO_COLOR"] : ["NO_COLOR", "FORCE_COLOR"];
  delete process.env[unset];
  process.env[set] = "1";
}

function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error)
        reject(new Fault("output-lost", { reason: reasonOf(error) }, { cause: error, state: "done-untold" }));
      else resolve();
    });
  });
}

function onSignals(): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal); // every transfer and every child listens to it
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(ENDED[signal]);
      controller.abort(signal);
    });
  }
  // A reader that went away shows in the callback of each write; without a listener it would end the program here.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  return controller.signal;
}
