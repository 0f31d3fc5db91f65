import { sign } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, goodAttributes, looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "The manifest under SHA-1, by an algorithm whose name leaves the digest open",
  verdict: "cms-profile",
  make: signedBy((content, { root }) => {
    const signer = looseCertificate({ issuer: root, kind: "rsa" });
    const attributes = goodAttributes(content, "sha1");
    const value = (signed: Uint8Array) => sign("sha1", signed, signer.key);
    return looseSignature(
      content,
      [signer.der],
      [{ signer, attributes, digest: algorithmId("1.3.14.3.2.26"), value }],
    );
  }),
} satisfies HostileCase;
