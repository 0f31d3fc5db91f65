import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a drive in a name",
  verdict: { tar: "module-zip:character" },
  applied: "taken",
  make: moduleEntries({ name: "C:evil" }),
} satisfies HostileCase;
