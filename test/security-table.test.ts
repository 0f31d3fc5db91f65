import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { FAULTS } from "../src/faults.ts";
import { type NamedCase, readCases } from "./support/case-files.ts";
import { verdictsOf } from "./support/hostile-case.ts";

const ROOT = resolve(import.meta.dirname, "..");
const cases = await readCases();

interface Row {
  readonly number: number;
  readonly ids: readonly string[];
  /** Paths of test files and, ending in a slash, of folders of cases. */
  readonly shownBy: readonly string[];
}

/** The rows of the table of threats: number, what comes, what must happen, ids, shown by. */
const rows: readonly Row[] = readFileSync(join(ROOT, "docs/security.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const cells = line.split(" | ");
    const [number = "", , , ids = "", shownBy = ""] = cells;
    expect(cells, line).toHaveLength(5);
    return { number: Number(number.slice(2)), ids: ids.match(/GB-\d{4}/g) ?? [], shownBy: pathsIn(shownBy) };
  });

function pathsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
}

function familyOf({ name }: NamedCase): string {
  return `test/cases/${name.split("/")[0]}/`;
}

test("rows are there once each, in order", () => {
  const numbers = rows.map(({ number }) => number);
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test("every row is shown by something that is there", () => {
  expect(rows.filter(({ shownBy }) => shownBy.length === 0)).toEqual([]);
  const named = rows.flatMap(({ shownBy }) => shownBy);
  expect(named.filter((path) => !/^test\/(cases\/[a-z-]+\/|.*\.test\.ts)$/.test(path))).toEqual([]);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(named.filter((path) => statSync(join(ROOT, path)).isDirectory() !== path.endsWith("/"))).toEqual([]);
});

test("every id is one of ours", () => {
  const known = new Set<string>(Object.values(FAULTS).map(({ id }) => id));
  expect(rows.flatMap(({ ids }) => ids).filter((id) => !known.has(id))).toEqual([]);
  expect(rows.filter(({ ids }) => ids.length === 0)).toEqual([]);
});

test("every case stands in its row, and every named folder has cases of that row", () => {
  const stray = cases.filter(
    (one) => !rows.some(({ number, shownBy }) => number === one.row && shownBy.includes(familyOf(one))),
  );
  expect(stray.map(({ name, row }) => `${name}: row ${row}`)).toEqual([]);
  const empty = rows.flatMap(({ number, shownBy }) =>
    shownBy
      .filter((path) => path.endsWith("/"))
      .filter((path) => !cases.some((one) => one.row === number && familyOf(one) === path))
      .map((path) => `row ${number}: ${path}`),
  );
  expect(empty).toEqual([]);
});

test("every verdict of a case is among the ids of its row", () => {
  const unnamed = cases.flatMap((one) => {
    const ids = rows.find(({ number }) => number === one.row)?.ids ?? [];
    const missing = verdictsOf(one).filter((code) => !ids.includes(FAULTS[code].id));
    return missing.map((code) => `${one.name}: row ${one.row} lacks ${FAULTS[code].id}`);
  });
  expect(unnamed).toEqual([]);
});
