import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A signer makes a signer",
  verdict: "chain-invalid",
  make: signedBy((content, { identity }) =>
    by(content, looseCertificate({ name: "below", issuer: identity }), identity.certificate.der),
  ),
} satisfies HostileCase;
