import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 3,
  says: "A module zip with a byte behind its end",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => Buffer.concat([writeZip([{ name: "example.test/x@v1.0.0/x" }]), Buffer.of(0)])),
} satisfies HostileCase;
