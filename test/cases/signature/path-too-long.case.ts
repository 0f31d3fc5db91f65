import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate, testCertificate } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "One authority more than the root allows",
  verdict: "chain-invalid",
  make: signedBy((content, { root }) => {
    const first = testCertificate({ name: "first", issuer: root, authority: true });
    const second = testCertificate({ name: "second", issuer: first, authority: true });
    const signer = looseCertificate({ issuer: second });
    return by(content, signer, first.certificate.der, second.certificate.der);
  }),
} satisfies HostileCase;
