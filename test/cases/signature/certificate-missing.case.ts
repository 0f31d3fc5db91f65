import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "The certificate of the signer is missing",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => looseSignature(content, [], [{ signer: loose(identity) }])),
} satisfies HostileCase;
