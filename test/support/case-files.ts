import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { HostileCase } from "./hostile-case.ts";

const CASES = resolve(import.meta.dirname, "..", "cases");

export interface NamedCase extends HostileCase {
  /** `<family>/<name>`, as the file is called below test/cases. */
  readonly name: string;
}

/** Every case file, in order of its name. */
function caseNames(): readonly string[] {
  const found = readdirSync(CASES, { recursive: true, encoding: "utf8" });
  return found
    .filter((path) => path.endsWith(ENDING))
    .map((path) => path.slice(0, -ENDING.length))
    .sort();
}

/** The cases themselves. */
export async function readCases(): Promise<readonly NamedCase[]> {
  const read = caseNames().map(async (name): Promise<NamedCase> => {
    const { default: hostile }: { default: HostileCase } = await import(join(CASES, name + ENDING));
    return { ...hostile, name };
  });
  return await Promise.all(read);
}

const ENDING = ".case.ts";
