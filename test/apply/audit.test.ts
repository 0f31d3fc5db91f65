import { expect, test } from "vitest";
import { audit } from "../../src/apply/audit.ts";
import type { Isolated } from "../../src/apply/isolated.ts";

test("a change is one line of the log, in which nothing acts on a terminal", () => {
  const lines: string[] = [];
  const host = {
    store: { audit: (line: string) => lines.push(line), auditLog: "/x" },
    clock: { now: () => new Date(0) },
    facts: { uid: 0, sudoUser: "eve\u009b31m\u202e\n\u0430dmin" },
  };
  audit(
    { verb: "apply", bundles: [], from: "none", to: "none", result: "done", exit: 0 },
    host as unknown as Isolated,
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[ -~]+$/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ sudoUser: host.facts.sudoUser, verb: "apply" });
});
