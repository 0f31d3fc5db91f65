import { TAG } from "../../../src/bundle/cms/der.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate, testName } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A signer whose issuer has the root's name in another string type: the same to OpenSSL, not the same bytes",
  verdict: "signer-unknown",
  make: signedBy((content, { root }) => {
    const issuerName = testName("test zone root", TAG.printableString);
    return by(content, looseCertificate({ issuer: root, issuerName }));
  }),
} satisfies HostileCase;
