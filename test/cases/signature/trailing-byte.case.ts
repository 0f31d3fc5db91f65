import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 6,
  says: "One byte behind the signature",
  verdict: "cms-profile",
  make: signedBy((content, { signer }) => Buffer.concat([signer.sign(content, TEST_NOW), Buffer.from([0])])),
} satisfies HostileCase;
