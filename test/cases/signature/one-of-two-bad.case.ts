import type { HostileCase } from "../../support/hostile-case.ts";
import { goodAttributes, looseSignature } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "Two signers, one of whom signed something else",
  verdict: "signature-bad",
  make: signedBy((content, { identity, root }) => {
    const other = looseCertificate({ name: "other", issuer: root });
    const signers = [
      { signer: loose(identity) },
      { signer: other, attributes: goodAttributes(Buffer.from("something else")) },
    ];
    return looseSignature(
      content,
      signers.map(({ signer }) => signer.der),
      signers,
    );
  }),
} satisfies HostileCase;
