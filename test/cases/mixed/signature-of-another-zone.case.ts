import type { HostileCase } from "../../support/hostile-case.ts";
import { sampleBundle } from "../../support/sample-bundle.ts";
import { operate } from "../../support/surgery.ts";
import { testZone } from "../../support/test-keys.ts";

export default {
  row: 6,
  says: "A bundle of another zone",
  verdict: "signer-unknown",
  make: () => operate(sampleBundle(testZone("another")), []),
} satisfies HostileCase;
