import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createVitest, type TestProject, type Vitest } from "vitest/node";
import type { Break } from "./clauses/break.ts";
import { breaks } from "./clauses/list.ts";

/**
 * `node scripts/clauses.ts [CLAUSE...]`: breaks the line that obeys each rule of FORMAT.md, in a copy of the sources, and runs
 * the test that must fail then. A section (`2`) or a number (`9.6`) picks clauses. Prints a line for each break; ends with 1 where a test
 * did not notice its break, or failed without one.
 */
const root = resolve(import.meta.dirname, "..");
const picked = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), "gobundle-clauses-"));
try {
  for (const part of ["src", "test", "docs", "schemas", "package.json", "tsconfig.json", "vitest.config.ts"])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  process.chdir(copy);
  // One for all: what is not broken is read and transformed once.
  const vitest = await createVitest({
    root: copy,
    project: ["unit"],
    watch: false,
    reporters: [{}],
  });
  process.exitCode = (await tryAll(vitest)) ? 0 : 1;
  await vitest.close();
} finally {
  process.chdir(root);
  rmSync(copy, { recursive: true });
}

/** Whether every break was noticed, by tests that hold otherwise. */
async function tryAll(vitest: Vitest): Promise<boolean> {
  await vitest.standalone();
  const wanted = breaks.filter(({ clause }) => isWanted(clause));
  const failing: string[] = [];
  for (const test of new Set(wanted.map((one) => one.test)))
    if ((await firstFailure(vitest, test)) !== undefined) failing.push(test);
  let unnoticed = 0;
  for (const one of wanted) if (!(await notices(vitest, one))) unnoticed++;
  for (const test of failing) console.log(`FAILS UNBROKEN ${test}`);
  const clauses = new Set(wanted.map(({ clause }) => clause)).size;
  console.log(`${clauses} clauses, ${wanted.length - unnoticed} breaks noticed, ${unnoticed} unnoticed`);
  return unnoticed + failing.length === 0 && wanted.length > 0;
}

function isWanted(clause: string): boolean {
  return picked.length === 0 || picked.some((pick) => clause === pick || clause.startsWith(`${pick}.`));
}

/** Whether the test fails while the line is broken. */
async function notices(vitest: Vitest, { clause, file, from, to, test }: Break): Promise<boolean> {
  const path = join(copy, "src", file);
  const whole = readFileSync(path, "utf8");
  change(
    vitest,
    path,
    whole.replace(from, () => to),
  );
  const noticed = await firstFailure(vitest, test);
  change(vitest, path, whole);
  const line = `${clause} ${file}: ${from.trim().split("\n")[0]}`;
  console.log(`${noticed === undefined ? "UNNOTICED" : "noticed  "} ${line} | ${test} > ${noticed ?? ""}`);
  return noticed !== undefined;
}

function change(vitest: Vitest, path: string, text: string): void {
  writeFileSync(path, text);
  vitest.invalidateFile(path);
}

/** The name of the first test that fails; undefined also where nothing could begin: such a run has noticed nothing. */
async function firstFailure(vitest: Vitest, test: string): Promise<string | undefined> {
  const wanted = specification(vitest, test);
  const { testModules } = await vitest.runTestSpecifications([wanted]);
  // What earlier runs of other files came to is told again.
  const ofThis = testModules.filter(({ moduleId }) => moduleId === wanted.moduleId);
  const failed = ofThis.flatMap(({ children }) => [...children.allTests("failed")]);
  return failed[0]?.fullName;
}

/** A case is the test of its name in the loop over all cases. */
function specification(vitest: Vitest, test: string): ReturnType<TestProject["createSpecification"]> {
  const project = vitest.getProjectByName("unit");
  const name = /^cases\/(.+)\.case\.ts$/.exec(test)?.[1];
  if (name === undefined) return project.createSpecification(join(copy, "test", test));
  const testNamePattern = new RegExp(`^${name}$`);
  return project.createSpecification(join(copy, "test/cases/cases.test.ts"), { testNamePattern });
}
