import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW, testZone } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A signer of a zone that this host does not know",
  verdict: "signer-unknown",
  make: signedBy((content) => testZone("another").signer.sign(content, TEST_NOW)),
} satisfies HostileCase;
