import { Fault } from "../fault.ts";
import type { Plan } from "./plan.ts";
import { decodeRecord, encodeRecord } from "./record.ts";
import { readRef, readStep, stepFields } from "./step-fields.ts";

/**
 * The journal of one run, in the order of its records:
 * `begin` verb from to end · `step` N fields… (every intent, before the first change) · `ready` ·
 * `done` N … · then `commit`. A run that is over leaves no journal; nor does one that was undone.
 */
export interface Journal extends Plan {
  /** All intents are on disk: only now may anything have happened. */
  readonly ready: boolean;
  /** Indexes of steps known to have happened; others may have. */
  readonly done: ReadonlySet<number>;
  readonly outcome: "open" | "commit";
}

const VERSION = "1";

/** Everything that stands in the journal before the first change. */
export function encodePlan(plan: Plan): string {
  const begin = encodeRecord(["begin", VERSION, plan.verb, `${plan.from}`, `${plan.to}`, plan.end]);
  const steps = plan.steps.map((step, index) => encodeRecord(["step", `${index}`, ...stepFields(step)]));
  return [begin, ...steps, encodeRecord(["ready"])].join("");
}

export function encodeDone(index: number): string {
  return encodeRecord(["done", `${index}`]);
}

export function encodeCommit(): string {
  return encodeRecord(["commit"]);
}

/**
 * Reads a journal back; undefined where it is empty or its very first record was cut off. A torn tail is left out;
 * anything else that is odd is Fault "journal-damaged" (6): nothing is guessed.
 */
export function decodeJournal(text: string, path: string): Journal | undefined {
  const records = readRecords(text, path);
  const [first, ...rest] = records;
  if (first === undefined) return undefined;
  const journal = readBegin(first, path);
  for (const [index, fields] of rest.entries()) {
    if (!take(journal, fields)) throw damaged(path, index + 2, "unexpected-record");
  }
  return journal;
}

interface Growing extends Journal {
  readonly steps: Plan["steps"][number][];
  readonly done: Set<number>;
  ready: boolean;
  outcome: Journal["outcome"];
}

function readBegin(fields: readonly string[], path: string): Growing {
  const [kind, version, verb, from = "", to = "", end] = fields;
  if (kind !== "begin" || version !== VERSION) throw damaged(path, 1, "unknown-version");
  const refs = { from: readRef(from), to: readRef(to) };
  if (!verb || refs.from === undefined || refs.to === undefined || (end !== "keep" && end !== "dismantle")) {
    throw damaged(path, 1, "unexpected-record");
  }
  return {
    verb,
    from: refs.from,
    to: refs.to,
    end,
    steps: [],
    ready: false,
    done: new Set(),
    outcome: "open",
  };
}

/** Whether a record may stand here; if so it is taken in. */
function take(journal: Growing, fields: readonly string[]): boolean {
  const [kind, number] = fields;
  if (journal.outcome !== "open") return false;
  if (!journal.ready) {
    if (kind === "ready") journal.ready = true;
    else return kind === "step" && number === `${journal.steps.length}` && pushStep(journal, fields.slice(2));
    return true;
  }
  if (kind === "done")
    return journal.steps[Number(number)] !== undefined && journal.done.add(Number(number)) !== undefined;
  if (kind !== "commit") return false;
  journal.outcome = kind;
  return true;
}

function pushStep(journal: Growing, fields: readonly string[]): boolean {
  const step = readStep(fields);
  if (step !== undefined) journal.steps.push(step);
  return step !== undefined;
}

/** All good records; a bad line is forgiven only as the torn end of an append. */
function readRecords(text: string, path: string): string[][] {
  const lines = text.split("\n");
  const records: string[][] = [];
  for (const [index, line] of lines.entries()) {
    const record = decodeRecord(line);
    if (record !== undefined && index < lines.length - 1) records.push(record);
    else if (isTorn(lines, index, records)) return records;
    else throw damaged(path, index + 1, "digest");
  }
  return records;
}

/**
 * An append is cut off in two ways: the file ends inside a line, or blocks that never came are read as NUL bytes.
 * Intents without `ready` after them were never acted on, so damage there is a cut as well.
 */
function isTorn(lines: readonly string[], index: number, before: readonly string[][]): boolean {
  if (index === lines.length - 1) return true;
  const later = lines.slice(index + 1, -1).some((line) => decodeRecord(line) !== undefined);
  const acted = before.some(([kind]) => kind === "ready");
  return !later && (!acted || (lines[index]?.includes("\0") ?? false));
}

function damaged(path: string, line: number, rule: string): Fault {
  return new Fault("journal-damaged", { path, line, rule }, { state: "needs-a-person" });
}
