import { constants, sign } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "RSA-PSS",
  verdict: "cms-profile",
  make: signedBy((content, { root }) => {
    const signer = looseCertificate({ issuer: root, kind: "rsa" });
    const value = (signed: Uint8Array) =>
      sign("sha256", signed, { key: signer.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
    return looseSignature(
      content,
      [signer.der],
      [{ signer, algorithm: algorithmId("1.2.840.113549.1.1.10"), value }],
    );
  }),
} satisfies HostileCase;
