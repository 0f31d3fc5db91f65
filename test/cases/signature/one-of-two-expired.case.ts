import type { HostileCase } from "../../support/hostile-case.ts";
import { looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "Two signers, one of them past his time",
  verdict: "signer-expired",
  make: signedBy((content, { identity, root }) => {
    const old = looseCertificate({ name: "old", issuer: root, notAfter: new Date("2026-02-01T00:00:00Z") });
    const both = [loose(identity), old];
    return looseSignature(
      content,
      both.map(({ der }) => der),
      both.map((signer) => ({ signer })),
    );
  }),
} satisfies HostileCase;
