import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

function zipOf(entries: number): Buffer {
  const zip = writeZip([{ name: "example.test/x@v1.0.0/x" }]);
  zip.writeUInt16LE(entries, zip.length - 12);
  return zip;
}

export default {
  row: 16,
  says: "A module zip that states 65,535 entries",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => zipOf(0xffff)),
} satisfies HostileCase;
