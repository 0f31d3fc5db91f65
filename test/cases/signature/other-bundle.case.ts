import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 6,
  says: "The signature of another bundle of the same signer",
  verdict: "signature-bad",
  make: signedBy((_, zone) => zone.signer.sign(Buffer.from("another manifest"), TEST_NOW)),
} satisfies HostileCase;
