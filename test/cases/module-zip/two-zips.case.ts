import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 3,
  says: "Two module zips, one behind the other",
  verdict: { tar: "zip-format:directory-size" },
  applied: "taken",
  make: moduleZip(() => Buffer.concat(Array(2).fill(writeZip([{ name: "example.test/x@v1.0.0/x" }])))),
} satisfies HostileCase;
