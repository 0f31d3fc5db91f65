import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with an encrypted entry",
  verdict: { tar: "zip-entry:flags" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", flags: 9 }),
} satisfies HostileCase;
