import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 9,
  says: "A module zip that is not the one of its record",
  verdict: { tar: "tree-mismatch" },
  applied: "taken",
  make: moduleZip(() => writeZip([{ name: "example.test/x@v1.0.0/x" }])),
} satisfies HostileCase;
