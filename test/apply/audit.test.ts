import { expect, test } from "vitest";
import { audit } from "../../src/apply/audit.ts";
import type { Isolated } from "../../src/apply/isolated.ts";
import type { HostFacts } from "../../src/ports/host-facts.ts";
import type { HostStore } from "../../src/ports/store.ts";

test("a change is one line of the log, in which nothing acts on a terminal", () => {
  const lines: string[] = [];
  const host: Partial<Isolated> = {
    store: { audit: (line) => void lines.push(line), auditLog: "/x" } as HostStore,
    clock: { now: () => new Date(0) },
    facts: { uid: 0, sudoUser: "eve\u009b31m\u202e\n\u0430dmin" } as HostFacts,
  };
  audit({ verb: "apply", bundles: [], from: "none", to: "none", result: "done", exit: 0 }, host as Isolated);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[ -~]+$/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ sudoUser: host.facts?.sudoUser, verb: "apply" });
});
