import type { HostileCase } from "../../support/hostile-case.ts";
import { by, loose, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "A certificate that no signer needs",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) =>
    by(content, loose(identity), looseCertificate({ name: "stray" }).der),
  ),
} satisfies HostileCase;
