import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a name that leads above",
  verdict: { tar: "module-zip:dot" },
  applied: "taken",
  make: moduleEntries({ name: "../../evil" }),
} satisfies HostileCase;
