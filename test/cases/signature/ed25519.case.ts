import { generateKeyPairSync, sign } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "An Ed25519 key",
  verdict: "signer-key",
  make: signedBy((content, { root }) => {
    const signer = looseCertificate({ issuer: root, key: generateKeyPairSync("ed25519").privateKey });
    const ed25519 = algorithmId("1.3.101.112");
    return looseSignature(
      content,
      [signer.der],
      [{ signer, algorithm: ed25519, value: (signed, key) => sign(null, signed, key) }],
    );
  }),
} satisfies HostileCase;
