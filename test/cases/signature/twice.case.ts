import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 6,
  says: "Two signatures, one behind the other",
  verdict: "cms-profile",
  make: signedBy((content, { signer }) => {
    const one = signer.sign(content, TEST_NOW);
    return Buffer.concat([one, one]);
  }),
} satisfies HostileCase;
