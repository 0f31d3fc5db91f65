import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Break, breaks } from "./clauses/list.ts";

/**
 * `node scripts/clauses.ts`: breaks the line that obeys each clause of the list, in a copy of the sources, and runs the test
 * that must fail then. Prints one line a clause; ends with 1 where a test did not notice.
 */
const root = resolve(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "gobundle-clauses-"));
try {
  for (const part of ["src", "test", "docs", "schemas", "package.json", "tsconfig.json", "vitest.config.ts"])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const unnoticed = breaks.filter((one) => !notices(one));
  console.log(
    `${breaks.length - unnoticed.length} clauses broken and noticed, ${unnoticed.length} unnoticed`,
  );
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

/** Whether the test fails while the line is broken. */
function notices({ clause, file, from, to, test }: Break): boolean {
  const path = join(copy, "src", file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(from).length !== 2) throw new Error(`${clause}: not once in ${file}: ${from}`);
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  const report = join(copy, "report.json");
  const words = ["run", "--project", "unit", "--bail=1", "--reporter=json", `--outputFile=${report}`];
  spawnSync("vitest", [...words, `test/${test}`], { cwd: copy });
  writeFileSync(path, whole);
  // A run that could not begin has noticed nothing.
  const failed = JSON.parse(readFileSync(report, "utf8")).numFailedTests > 0;
  rmSync(report);
  console.log(`${failed ? "noticed  " : "UNNOTICED"} ${clause} ${file} by ${test}`);
  return failed;
}
