import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A module zip with two entries over the same bytes",
  verdict: { tar: "zip-entry:offset" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x" }, { name: "y", content: "y", centralOffset: 0 }),
} satisfies HostileCase;
