import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "One signer, counted twice",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => {
    const signer = loose(identity);
    return looseSignature(content, [signer.der], [{ signer }, { signer }]);
  }),
} satisfies HostileCase;
