import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { searchingGovulncheck } from "../../src/apply/shell-text.ts";
import { testFolder } from "../support/inline-pool.ts";

test.each([
  [["./..."], ["-db", "DATABASE", "./..."]],
  [
    ["-db", "https://x.test", "./..."],
    ["-db", "https://x.test", "./..."],
  ],
  [
    ["--db=file:///x", "a b"],
    ["--db=file:///x", "a b"],
  ],
])("govulncheck %j", (typed, got) => {
  const root = join(testFolder(), "it's 100% here");
  mkdirSync(join(root, "current/tools"), { recursive: true });
  const program = join(root, "current/tools/govulncheck");
  writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  writeFileSync(join(root, "wrapper"), searchingGovulncheck(root));
  for (const file of [program, join(root, "wrapper")]) chmodSync(file, 0o755);
  const said = execFileSync(join(root, "wrapper"), typed, { encoding: "utf8" }).trimEnd().split("\n");
  const database = `file://${root.replace("it's 100% here", "it%27s%20100%25%20here")}/current/vulndb`;
  expect(said).toEqual(got.map((word) => word.replace("DATABASE", database)));
});
