import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A module zip with two names that differ by case alone",
  verdict: { tar: "entry-path:collision" },
  applied: "taken",
  make: moduleEntries({ name: "a/x" }, { name: "A/x" }),
} satisfies HostileCase;
