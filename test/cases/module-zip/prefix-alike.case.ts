import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 17,
  says: "A module zip with a name beside its folder that only begins alike",
  verdict: { tar: "module-zip:prefix" },
  applied: "taken",
  make: moduleZip(() => writeZip([{ name: "example.test/x@v1.0.0-evil/x" }])),
} satisfies HostileCase;
