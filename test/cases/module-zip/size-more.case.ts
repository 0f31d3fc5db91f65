import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A module zip with an entry that inflates to less than it says",
  verdict: { tar: "zip-entry:size" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x".repeat(1000), size: 2000 }),
} satisfies HostileCase;
