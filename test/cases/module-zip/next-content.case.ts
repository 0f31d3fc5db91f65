import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";
import { bringingTheNext } from "../../support/test-zip.ts";

export default {
  row: 3,
  says: "A module zip with an entry that brings the content of the next, and an end that only gzip readers see",
  verdict: { tar: "zip-entry:deflate" },
  applied: "taken",
  make: moduleEntries(...bringingTheNext("x", "y")),
} satisfies HostileCase;
