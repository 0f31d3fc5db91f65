import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with masked local headers",
  verdict: { tar: "zip-entry:flags" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", flags: 0x2008 }),
} satisfies HostileCase;
