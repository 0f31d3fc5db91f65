import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with another name in an extra field",
  verdict: { tar: "zip-entry:extra-field" },
  applied: "taken",
  make: moduleEntries({ name: "x", extra: Buffer.from("757005000100000000", "hex") }),
} satisfies HostileCase;
