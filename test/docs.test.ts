import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseLine } from "../src/cli/args.ts";
import { VERBS } from "../src/cli/index.ts";
import { en } from "../src/cli/texts/en.ts";
import type { FaultText } from "../src/cli/texts/table.ts";
import { zhCN } from "../src/cli/texts/zh-CN.ts";
import { FAULTS } from "../src/faults.ts";

const ROOT = resolve(import.meta.dirname, "..");
const DOCUMENTS = [
  ...["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((path) => join("docs", path)),
].filter((path) => path.endsWith(".md"));

/** Commands in blocks of code: lines indented by four, with or without a prompt; `&&`, `;` and `#` as in a shell. */
function commandsIn(markdown: string): readonly string[] {
  const lines = markdown.split("\n").filter((line) => /^ {4}(\$ |eval "\$\()?gobundle [a-z]/.test(line));
  return lines.flatMap((line) =>
    line
      .replace(/\s(#|->).*$/, "")
      .replace(/^.*\$\((.*)\).*$/, "$1")
      .split(/\s*(?:&&|;)\s*/)
      .map((command) => command.replace(/^\s*(\$ )?/, ""))
      .filter((command) => command.startsWith("gobundle ")),
  );
}

const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

/** Throws where the real table of the verb does not take the line. */
async function parse(command: string): Promise<void> {
  const [, first = "", ...rest] = wordsOf(command);
  const name = VERBS.has(`${first} ${rest[0]}`) ? `${first} ${rest[0]}` : first;
  const verb = await VERBS.get(name)?.();
  if (verb === undefined) throw new Error(`no command ${name}`);
  const words = rest.slice(name.split(" ").length - 1);
  if (!words.includes("--help")) parseLine(verb, words);
}

describe("every command that is shown can be typed", () => {
  const shown = DOCUMENTS.flatMap((path) =>
    commandsIn(readFileSync(join(ROOT, path), "utf8")).map((command) => [path, command] as const),
  );

  test("there are some", () => expect(shown.length).toBeGreaterThan(30));
  test.each(shown)("%s: %s", async (_, command) => {
    await expect(parse(command)).resolves.toBeUndefined();
  });
});

describe("every command that a message names can be typed", () => {
  const examples = [en, zhCN].flatMap(({ verbs }) => Object.values(verbs).map(({ example }) => example));
  const faults: readonly FaultText[] = [en, zhCN].flatMap((table) => Object.values(table.faults));
  const nexts = faults.flatMap(({ next = "" }) => (next.startsWith("gobundle ") ? [next] : []));
  const commands = [...new Set([...examples, ...nexts])]
    .map((text) =>
      text
        .replace(/^eval "\$\((.*)\)"$/, "$1")
        .replace(/\$\([^)]*\)/g, "WORD")
        .replace(/[,;，；。…].*$/, "")
        .trim(),
    )
    .filter((text) => !text.includes("{verb}"));

  test("there are some", () => expect(commands.length).toBeGreaterThan(20));
  test.each(commands)("%s", async (command) => {
    await expect(parse(command)).resolves.toBeUndefined();
  });
});

test("every id that a document names is one of the program's", () => {
  const known = new Set(Object.values(FAULTS).map(({ id }) => id as string));
  const named = DOCUMENTS.flatMap(
    (path) => readFileSync(join(ROOT, path), "utf8").match(/\bGB-\d{4}\b/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test("every listed command has a summary and an example in both languages", () => {
  const names = [...VERBS.keys()].filter((name) => !name.startsWith("_"));
  for (const { verbs } of [en, zhCN]) {
    const listed = Object.keys(verbs).filter((name) => !name.startsWith("_"));
    expect(listed.sort()).toEqual([...names].sort());
  }
});

test("every option of every command is explained in both languages", async () => {
  for (const load of VERBS.values()) {
    const verb = await load();
    if (verb.hidden === true) continue;
    for (const { verbs } of [en, zhCN]) {
      const texts: Readonly<Record<string, { readonly options: Readonly<Record<string, string>> }>> = verbs;
      for (const { key } of verb.options)
        expect(texts[verb.name]?.options[key], `${verb.name} ${key}`).toBeTruthy();
    }
  }
});

/** Every line that the program can print, with anything in place of its facts. */
const LINES = [en.words, en.states, ...Object.values(en.faults)]
  .flatMap((texts) => Object.values(texts))
  .flatMap((text) => text.split("\n"))
  .map((line) => new RegExp(`^${line.replace(/[.*+?^$()[\]|\\]/g, "\\$&").replace(/\{\w+\}/g, ".+")}$`));

test("the session in the README shows what the program prints", () => {
  const session =
    readFileSync(join(ROOT, "README.md"), "utf8").split("## A session")[1]?.split("## More")[0] ?? "";
  const shown = session
    .split("\n")
    .filter((line) => line.startsWith("    ") && !/^ {4}(\$ |go version )/.test(line))
    .map((line) => line.slice(4).replace(/^gobundle: error GB-\d{4}: |^ {2}(state|next): /, ""));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((line) => !LINES.some((known) => known.test(line)))).toEqual([]);
});
