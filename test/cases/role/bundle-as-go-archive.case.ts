import type { HostileCase } from "../../support/hostile-case.ts";
import { archived } from "../../support/hostile-payload.ts";
import { tarOf } from "../../support/make-bundle.ts";
import { sampleBundle } from "../../support/sample-bundle.ts";

export default {
  row: 6,
  says: "A whole bundle in place of Go's archive",
  verdict: { tar: "archive-format:header" },
  make: archived(() => tarOf(sampleBundle())),
} satisfies HostileCase;
