import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a NUL in a name",
  verdict: { tar: "zip-entry:name" },
  applied: "taken",
  make: moduleEntries({ name: "x\0y" }),
} satisfies HostileCase;
