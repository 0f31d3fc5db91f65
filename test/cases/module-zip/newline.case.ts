import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A module zip with a line end in a name",
  verdict: { tar: "module-zip:character" },
  applied: "taken",
  make: moduleEntries({ name: "x\ny" }),
} satisfies HostileCase;
