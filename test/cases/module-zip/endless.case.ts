import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A module zip with a name of 30,000 folders (node-tar GHSA-r292-9mhp-454m)",
  verdict: { tar: "module-zip:too-long" },
  applied: "taken",
  make: moduleEntries({ name: `${"d/".repeat(30_000)}x` }),
} satisfies HostileCase;
