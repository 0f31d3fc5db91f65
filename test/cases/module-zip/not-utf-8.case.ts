import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a name that is not UTF-8",
  verdict: { tar: "zip-entry:name" },
  applied: "taken",
  make: moduleEntries({ name: "x\ufffd" }),
} satisfies HostileCase;
