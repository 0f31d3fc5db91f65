import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A SignedData that nobody signed: certificates alone",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => looseSignature(content, [identity.certificate.der], [])),
} satisfies HostileCase;
