import type { HostileCase } from "../../support/hostile-case.ts";
import { archived } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 6,
  says: "A zip in place of Go's archive",
  verdict: { tar: "archive-format:header" },
  make: archived(() => writeZip([{ name: "go/bin/go" }])),
} satisfies HostileCase;
