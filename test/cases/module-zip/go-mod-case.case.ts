import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A module zip with a GO.MOD",
  verdict: { tar: "module-zip:go.mod" },
  applied: "taken",
  make: moduleEntries({ name: "x/GO.MOD", content: "module y\n" }),
} satisfies HostileCase;
