import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A module zip with an entry twice",
  verdict: { tar: "zip-entry:repeated" },
  applied: "taken",
  make: moduleEntries({ name: "x" }, { name: "x" }),
} satisfies HostileCase;
