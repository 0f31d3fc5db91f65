import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A signer whose certificate ends at the second of judgement: OpenSSL counts it as over",
  verdict: "signer-expired",
  make: bySigner({ notAfter: TEST_NOW }),
} satisfies HostileCase;
