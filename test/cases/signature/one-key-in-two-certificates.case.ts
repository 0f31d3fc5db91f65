import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "One key with two certificates, as if two people had signed",
  verdict: "cms-profile",
  make: signedBy((content, { identity, root }) => {
    const both = [loose(identity), looseCertificate({ name: "second", issuer: root, key: identity.key })];
    return looseSignature(
      content,
      both.map(({ der }) => der),
      both.map((signer) => ({ signer })),
    );
  }),
} satisfies HostileCase;
