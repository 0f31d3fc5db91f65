import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a name that is not marked as UTF-8",
  verdict: { tar: "zip-entry:name-encoding" },
  applied: "taken",
  make: moduleEntries({ name: "\u00e9", flags: 8 }),
} satisfies HostileCase;
