import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 17,
  says: "A module zip with a name outside of its module",
  verdict: { tar: "module-zip:prefix" },
  applied: "taken",
  make: moduleZip(() => writeZip([{ name: "other.test/y@v1.0.0/x" }])),
} satisfies HostileCase;
