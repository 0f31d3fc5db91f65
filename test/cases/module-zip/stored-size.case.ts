import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A module zip with a stored entry whose sizes differ",
  verdict: { tar: "zip-entry:size" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", stored: true, size: 9 }),
} satisfies HostileCase;
