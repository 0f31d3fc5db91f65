import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A module zip with bytes before its directory",
  verdict: { tar: "zip-format:gap" },
  applied: "taken",
  make: moduleEntries({ name: "x", gap: Buffer.from("boo") }),
} satisfies HostileCase;
