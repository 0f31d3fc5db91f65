import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a segment that no file system takes",
  verdict: { tar: "module-zip:too-long" },
  applied: "taken",
  make: moduleEntries({ name: "x".repeat(300) }),
} satisfies HostileCase;
