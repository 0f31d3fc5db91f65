import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "An RSA signature under the name of ECDSA",
  verdict: "cms-profile",
  make: signedBy((content, { root }) => {
    const signer = looseCertificate({ issuer: root, kind: "rsa" });
    return looseSignature(content, [signer.der], [{ signer, algorithm: algorithmId(OID.ecdsaSha256) }]);
  }),
} satisfies HostileCase;
