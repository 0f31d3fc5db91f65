import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A module zip with a character in a name that turns the direction of text",
  verdict: { tar: "module-zip:character" },
  applied: "taken",
  make: moduleEntries({ name: "x\u202ey" }),
} satisfies HostileCase;
