import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { descriptions } from "../scripts/clauses/descriptions.ts";
import { breaks } from "../scripts/clauses/list.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** Clauses by number; a bold number is a rule that readers enforce. */
function clausesOf(text: string): Map<string, boolean> {
  const found = [...text.matchAll(/^- (\*\*)?(\d+\.\d+)(?:\*\*)? /gm)];
  return new Map(found.map(([, bold, number = ""]) => [number, bold !== undefined]));
}

/** Every `FORMAT n.m` in the sources, with the file that it stands in; `FORMAT 3.2, 3.4` and `3.2 to 3.4` cite each number. */
function citations(): { number: string; file: string }[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, "src", file), "utf8");
      const lists = text.matchAll(/FORMAT (\d+\.\d+(?:(?:, | and | to )\d+\.\d+)*)/g);
      return [...lists].flatMap(([, list = ""]) =>
        list.split(/, | and | to /).map((number) => ({ number, file })),
      );
    });
}

const text = readFileSync(join(ROOT, "docs/FORMAT.md"), "utf8");
const clauses = clausesOf(text);
const cited = citations();

test("there is something to check", () => {
  expect(clauses.size).toBeGreaterThan(60);
  expect(cited.length).toBeGreaterThan(60);
});

test("every rule that readers enforce is cited where it is enforced", () => {
  const numbers = new Set(cited.map(({ number }) => number));
  const enforced = [...clauses].filter(([, bold]) => bold).map(([number]) => number);
  expect(enforced.filter((number) => !numbers.has(number))).toEqual([]);
});

test("nothing cites a clause that is not there", () => {
  expect(cited.filter(({ number }) => !clauses.has(number))).toEqual([]);
});

test("clauses are numbered without gaps", () => {
  const expected = new Map<string, number>();
  for (const number of clauses.keys()) {
    const [section = "", clause = ""] = number.split(".");
    expect(Number(clause), number).toBe((expected.get(section) ?? 0) + 1);
    expected.set(section, Number(clause));
  }
});

test("clauses cite each other rightly", () => {
  const inside = [...text.matchAll(/\((\d+\.\d+)(?:, [^)]*)?\)/g)].map(([, number = ""]) => number);
  expect(inside.length).toBeGreaterThan(3);
  expect(inside.filter((number) => !clauses.has(number))).toEqual([]);
});

test("every clause is broken by scripts/clauses.ts, or is a description; none that readers enforce is one", () => {
  const broken = new Set(breaks.map(({ clause }) => clause));
  const described = Object.keys(descriptions);
  const all = [...clauses.keys()];
  expect(all.filter((number) => !broken.has(number) && !described.includes(number))).toEqual([]);
  expect([...broken, ...described].filter((number) => !clauses.has(number))).toEqual([]);
  expect(described.filter((number) => broken.has(number) || clauses.get(number))).toEqual([]);
});

test("every line that scripts/clauses.ts breaks stands where it says, once, and its test is there", () => {
  const timesIn = ({ file, from }: (typeof breaks)[number]) =>
    readFileSync(join(ROOT, "src", file), "utf8").split(from).length - 1;
  expect(breaks.filter((one) => timesIn(one) !== 1)).toEqual([]);
  expect(breaks.filter(({ test: path }) => !existsSync(join(ROOT, "test", path)))).toEqual([]);
});
