import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A module zip with bytes between two entries",
  verdict: { tar: "zip-entry:offset" },
  applied: "taken",
  make: moduleEntries({ name: "x", gap: Buffer.from("boo") }, { name: "y" }),
} satisfies HostileCase;
