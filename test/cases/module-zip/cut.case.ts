import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 2,
  says: "A module zip of which the last byte is missing",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => writeZip([{ name: "example.test/x@v1.0.0/x" }]).subarray(0, -1)),
} satisfies HostileCase;
