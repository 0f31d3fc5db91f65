import { SCRIPT_TIMES } from "../bundle/manifest/component.ts";
import type { Action, ReleaseRef, Step } from "./step.ts";

/** A step as the fields of a journal record: its verb, then its values in the order of the type. */
export function stepFields(step: Step): string[] {
  switch (step.do) {
    case "move":
      return [step.do, step.from, step.to];
    case "replace":
      return [step.do, step.from, step.to, step.old];
    case "switch":
      return [step.do, `${step.from}`, `${step.to}`];
    case "make-folder":
    case "drop-folder":
      return [step.do, step.path];
    case "link":
    case "unlink":
      return [step.do, step.path, step.target];
    case "write":
    case "erase":
      return [step.do, step.path, step.text];
    case "record":
      return [step.do, step.name, step.from, step.to];
    case "run":
    case "leave":
      return [step.do, ...actionFields(step.action)];
  }
}

/** The step of such fields, or undefined where they are none. */
export function readStep(fields: readonly string[]): Step | undefined {
  const [verb = "", a = "", b = "", c = ""] = fields;
  if (verb === "run" || verb === "leave") {
    const action = readAction(fields.slice(1));
    return action && { do: verb, action };
  }
  if (fields.length !== LENGTHS.get(verb)) return undefined;
  switch (verb) {
    case "move":
      return { do: verb, from: a, to: b };
    case "replace":
      return { do: verb, from: a, to: b, old: c };
    case "switch":
      return readSwitch(readRef(a), readRef(b));
    case "make-folder":
    case "drop-folder":
      return { do: verb, path: a };
    case "link":
    case "unlink":
      return { do: verb, path: a, target: b };
    case "write":
    case "erase":
      return { do: verb, path: a, text: b };
    default:
      return { do: "record", name: a, from: b, to: c };
  }
}

/** Fields of each verb, itself included. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["move", 3],
  ["replace", 4],
  ["switch", 3],
  ["make-folder", 2],
  ["drop-folder", 2],
  ["link", 3],
  ["unlink", 3],
  ["write", 3],
  ["erase", 3],
  ["record", 4],
]);

/** `none` or a number from 1; undefined for anything else. */
export function readRef(text: string): ReleaseRef | undefined {
  if (text === "none") return "none";
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}

function readSwitch(from: ReleaseRef | undefined, to: ReleaseRef | undefined): Step | undefined {
  return from === undefined || to === undefined ? undefined : { do: "switch", from, to };
}

function actionFields(action: Action): string[] {
  return action.kind === "check"
    ? ["check", `${action.release}`]
    : ["script", `${action.release}`, action.when, action.file];
}

function readAction([kind, number = "", time, file]: readonly string[]): Action | undefined {
  const release = readRef(number);
  if (typeof release !== "number") return undefined;
  if (kind === "check") return { kind, release };
  const when = SCRIPT_TIMES.find((known) => known === time);
  if (kind !== "script" || when === undefined || file === undefined) return undefined;
  return { kind, when, file, release };
}
