import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with the name of a device",
  verdict: { tar: "module-zip:windows-name" },
  applied: "taken",
  make: moduleEntries({ name: "NUL.txt" }),
} satisfies HostileCase;
