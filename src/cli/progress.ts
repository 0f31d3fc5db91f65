import { jsonLine } from "../bundle/visible.ts";
import type { Clock } from "../ports/clock.ts";
import type { Console } from "../ports/console.ts";
import type { Reporter, Stage } from "../ports/reporter.ts";
import { escapeOutside } from "./escape.ts";
import { type Paint, renderWarning } from "./render-fault.ts";
import { type Notice, noticeOf } from "./result.ts";
import type { Words } from "./words.ts";

/** A reporter that can be told that all is over, and that remembers what it warned of. */
export interface Progress extends Reporter {
  readonly warnings: readonly Notice[];
  /** Ends moving progress; afterwards the terminal belongs to the caller. */
  settle(): Promise<void>;
}

/** How the steps of a story are drawn. */
interface Drawing {
  stage(stage: Stage, detail: string): void;
  progress(done: number, total: number | undefined, unit: Unit, detail: string): void;
  settle(): Promise<void>;
}

type Unit = Parameters<Reporter["progress"]>[2];

export interface Manner {
  readonly console: Console;
  readonly clock: Clock;
  readonly words: Words;
  readonly paint: Paint;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** JSON lines for programs, moving lines at a terminal, slow plain lines elsewhere, nothing when quiet. */
export function progressTo(manner: Manner): Progress {
  const { console, words, paint, json } = manner;
  const warnings: Notice[] = [];
  const drawing = drawingFor(manner);
  return {
    warnings,
    stage: (stage, detail = "") => drawing.stage(stage, escapeOutside(detail)),
    progress: (done, total, unit, detail = "") => drawing.progress(done, total, unit, escapeOutside(detail)),
    settle: () => drawing.settle(),
    warn: (code, facts = {}) => {
      const notice = noticeOf(code, facts);
      warnings.push(notice);
      if (json) console.tell(jsonLine({ event: "warning", ...notice }));
      else void drawing.settle().then(() => console.tell(renderWarning(code, facts, words, paint)));
    },
  };
}

function drawingFor(manner: Manner): Drawing {
  if (manner.quiet) return nothing;
  if (manner.json) return jsonLines(manner);
  return manner.console.live ? movingLines(manner) : plainLines(manner);
}

const nothing: Drawing = { stage: () => undefined, progress: () => undefined, settle: async () => undefined };

/** Lets something pass no more often than once a second, from a second after the start on. */
function onceASecond(clock: Clock): () => boolean {
  let last = clock.now().getTime();
  return () => {
    const now = clock.now().getTime();
    if (now - last < 1000) return false;
    last = now;
    return true;
  };
}

function jsonLines({ console, clock }: Manner): Drawing {
  const due = onceASecond(clock);
  const line = (event: object) => console.tell(jsonLine(event));
  return {
    stage: (stage, detail) => line({ event: "stage", stage, ...(detail && { detail }) }),
    progress: (done, total, unit, detail) => {
      if (due()) line({ event: "progress", done, total, unit, ...(detail && { detail }) });
    },
    settle: async () => undefined,
  };
}

function plainLines({ console, clock, words }: Manner): Drawing {
  const due = onceASecond(clock);
  let title = "";
  const line = (more: string) => {
    if (due()) console.tell(`${title}${more === "" ? "" : `: ${more}`}\n`);
  };
  return {
    stage: (stage, detail) => {
      title = words.table.stages[stage];
      line(detail);
    },
    progress: (done, total, unit, detail) => line(join(amount(done, total, unit), detail)),
    settle: async () => undefined,
  };
}

/** One listr2 line a stage; a stage ends when the next begins. */
function movingLines({ console, clock, words }: Manner): Drawing {
  let shown: Promise<void> = Promise.resolve();
  let current = openStage("", clock);
  const end = () => {
    current.end();
    return shown;
  };
  return {
    stage: (stage, detail) => {
      end();
      const opened = openStage(join(words.table.stages[stage], detail), clock);
      current = opened;
      shown = shown.then(() => draw(opened, console));
    },
    progress: (done, total, unit, detail) => current.tell(done, total, unit, detail),
    settle: end,
  };
}

interface OpenStage {
  readonly title: string;
  /** Shows what is told from now on under `line`, until the stage is over. */
  follow(line: { output: string }): Promise<void>;
  end(): void;
  tell(done: number, total: number | undefined, unit: Unit, detail: string): void;
}

function openStage(title: string, clock: Clock): OpenStage {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const began = clock.now().getTime();
  let shown: { output: string } | undefined;
  return {
    title,
    follow: (line) => {
      shown = line;
      return over;
    },
    end: resolve,
    tell: (done, total, unit, detail) => {
      if (shown === undefined) return;
      const seconds = (clock.now().getTime() - began) / 1000;
      shown.output = join(amount(done, total, unit), pace(done, total, unit, seconds), detail);
    },
  };
}

async function draw(stage: OpenStage, console: Console): Promise<void> {
  const { Listr, ListrLogger, ProcessOutput } = await import("listr2");
  // Results alone go to stdout; listr2 would take it for its lines.
  const stream = console.streams.output;
  const logger = new ListrLogger({ processOutput: new ProcessOutput(stream, stream) });
  await new Listr([{ title: stage.title, task: (_, task) => stage.follow(task) }], {
    renderer: "default",
    rendererOptions: { logger },
    registerSignalListeners: false,
  }).run();
}

const join = (...parts: readonly string[]) => parts.filter((part) => part !== "").join("  ");

/** `12.3 of 64.4 MB`, `3 of 9`. */
function amount(done: number, total: number | undefined, unit: Unit): string {
  const figure = (n: number) => (unit === "bytes" ? (n / 1e6).toFixed(1) : String(n));
  const sum = total === undefined ? figure(done) : `${figure(done)}/${figure(total)}`;
  return unit === "bytes" ? `${sum} MB` : sum;
}

/** Rate and time left; empty while there is nothing to go by. */
function pace(done: number, total: number | undefined, unit: Unit, seconds: number): string {
  if (unit !== "bytes" || seconds < 1 || done === 0) return "";
  const rate = done / seconds;
  const left = total === undefined ? "" : ` ${Math.ceil((total - done) / rate)} s`;
  return `${(rate / 1e6).toFixed(1)} MB/s${left}`;
}
