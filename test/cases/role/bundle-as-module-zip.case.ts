import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { tarOf } from "../../support/make-bundle.ts";
import { sampleBundle } from "../../support/sample-bundle.ts";

export default {
  row: 6,
  says: "A whole bundle in place of a module zip",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => tarOf(sampleBundle())),
} satisfies HostileCase;
