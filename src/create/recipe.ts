import { dirname, isAbsolute, join } from "node:path";
import { parseDocument } from "yaml";
import { Fault } from "../fault.ts";
import type { Scratch } from "../ports/scratch.ts";
import { nearNames } from "./nearest.ts";
import {
  FLAGS,
  type FlagOption,
  LISTS,
  type ListOption,
  TEXTS,
  type TextOption,
  type Wishes,
} from "./wishes.ts";

/** Fields of a list under their plural names too. */
const PLURALS: ReadonlyMap<string, ListOption> = new Map([
  ["includes", "include"],
  ["excludes", "exclude"],
  ["tools", "tool"],
  ["scripts", "script"],
  ["files", "file"],
  ["targets", "target"],
  ["go-mirrors", "go-mirror"],
]);

/** Fields that name files: relative to the recipe, wherever it is used from. */
const PATHS: ReadonlySet<string> = new Set([
  "vendor",
  "modules",
  "output",
  "previous",
  "heads",
  "vulndb",
  "key",
  "cert",
  "chain",
  "passphrase-file",
  "installer-dir",
  "cache",
]);

/**
 * Reads a gobundle.yaml: the long names of `create`'s options as keys. Faults (2): file-missing; recipe-invalid with all
 * problems at once. `path` is absolute.
 */
export function readRecipe(path: string, scratch: Scratch): Wishes {
  const bytes = scratch.read(path);
  if (bytes === undefined) throw new Fault("file-missing", { option: "-f", path, kind: "file" });
  // The failsafe schema leaves every value as it is written: as a number, `go: 1.20` would become 1.2.
  const document = parseDocument(Buffer.from(bytes).toString("utf8"), { schema: "failsafe", merge: false });
  const problems = document.errors.map(({ message }) => message.split("\n")[0] ?? "");
  const fields: unknown = problems.length > 0 ? {} : document.toJS();
  const wishes = readFields(fields, dirname(path), problems);
  if (problems.length > 0) throw new Fault("recipe-invalid", { path, problems });
  return wishes;
}

function readFields(fields: unknown, folder: string, problems: string[]): Wishes {
  const lists: Partial<Record<ListOption, readonly string[]>> = {};
  const texts: Partial<Record<TextOption, string>> = {};
  const flags = new Set<FlagOption>();
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    problems.push("not a mapping of option names");
    return { lists, texts, flags };
  }
  for (const [key, value] of Object.entries(fields)) {
    const list = LISTS.find((name) => name === (PLURALS.get(key) ?? key));
    const text = TEXTS.find((name) => name === key);
    const flag = FLAGS.find((name) => name === key);
    if (list)
      lists[list] = [
        ...(lists[list] ?? []),
        ...readList(key, value, problems).map((one) => located(list, one, folder)),
      ];
    else if (text) texts[text] = located(text, readText(key, value, problems), folder);
    else if (flag) {
      if (readText(key, value, problems) === "true") flags.add(flag);
      else if (value !== "false") problems.push(`${key}: true or false`);
    } else problems.push(`${key}: no such option${meant(key)}`);
  }
  return { lists, texts, flags };
}

/** What a field that does not exist may have been meant to be. */
function meant(key: string): string {
  const near = nearNames(key, [...LISTS, ...PLURALS.keys(), ...TEXTS, ...FLAGS]);
  return near.length === 0 ? "" : ` (${near.join(", ")}?)`;
}

function readList(key: string, value: unknown, problems: string[]): string[] {
  return Array.isArray(value)
    ? value.map((one: unknown) => readText(key, one, problems))
    : [readText(key, value, problems)];
}

function readText(key: string, value: unknown, problems: string[]): string {
  if (typeof value === "string" && value !== "") return value;
  problems.push(`${key}: a text is needed`);
  return "";
}

function located(option: string, value: string, folder: string): string {
  if (option === "script") return value.replace(/=(.*)$/s, (_, path: string) => `=${from(folder, path)}`);
  if (option === "file") return value.replace(/^(.*):/s, (_, path: string) => `${from(folder, path)}:`);
  // What has a version behind a module path is no folder.
  if (option === "modules" && /^[^./@][^@]*@[^@/]+$/.test(value)) return value;
  if (option === "source") return /^(?:page|mirror|proxy)$/.test(value) ? value : from(folder, value);
  return PATHS.has(option) ? from(folder, value) : value;
}

/** A slash at the end stays: it says that a folder is meant. */
function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
