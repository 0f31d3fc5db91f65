import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A SignedData with neither signer nor certificate: nothing in it is wrong, and nobody is named",
  verdict: "cms-profile",
  make: signedBy((content) => looseSignature(content, [], [])),
} satisfies HostileCase;
