import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with an empty segment in a name",
  verdict: { tar: "module-zip:empty-element" },
  applied: "taken",
  make: moduleEntries({ name: "a//x" }),
} satisfies HostileCase;
