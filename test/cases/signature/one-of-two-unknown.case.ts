import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";
import { testZone } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "Two signers, one of them a stranger",
  verdict: "signer-unknown",
  make: signedBy((content, { identity }) => {
    const both = [loose(identity), loose(testZone("another").identity)];
    return looseSignature(
      content,
      both.map(({ der }) => der),
      both.map((signer) => ({ signer })),
    );
  }),
} satisfies HostileCase;
