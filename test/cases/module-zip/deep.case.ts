import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A module zip with a name of a hundred folders",
  verdict: { tar: "module-zip:too-deep" },
  applied: "taken",
  make: moduleEntries({ name: `${"d/".repeat(100)}x` }),
} satisfies HostileCase;
