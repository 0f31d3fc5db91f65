import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip packed by another method",
  verdict: { tar: "zip-entry:method" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", method: 12 }),
} satisfies HostileCase;
