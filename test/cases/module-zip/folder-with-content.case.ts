import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with a folder that has content",
  verdict: { tar: "zip-entry:folder-with-content" },
  applied: "taken",
  make: moduleEntries({ name: "x/", content: "x" }),
} satisfies HostileCase;
