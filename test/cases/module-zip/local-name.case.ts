import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip whose local header has another name (uv CVE-2025-54368)",
  verdict: { tar: "zip-entry:local-header" },
  applied: "taken",
  make: moduleEntries({ name: "src/x", localName: "src/y", content: "x" }),
} satisfies HostileCase;
