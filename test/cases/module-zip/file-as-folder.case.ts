import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A module zip with a file that another needs as a folder",
  verdict: { tar: "entry-path:collision" },
  applied: "taken",
  make: moduleEntries({ name: "x" }, { name: "x/y" }),
} satisfies HostileCase;
