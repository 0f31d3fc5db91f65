import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW, testZone } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A stranger whose root bears the name of the trusted one",
  verdict: "signer-unknown",
  make: signedBy((content) => testZone().signer.sign(content, TEST_NOW)),
} satisfies HostileCase;
