import { sign } from "node:crypto";
import { nothing } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, goodAttributes, looseSignature } from "../../support/loose-cms.ts";
import { signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "The manifest under MD5, by an algorithm whose name leaves the digest open",
  verdict: "cms-profile",
  make: signedBy((content, { root }) => {
    const signer = looseCertificate({ issuer: root, kind: "rsa" });
    const attributes = goodAttributes(content, "md5");
    const value = (signed: Uint8Array) => sign("md5", signed, signer.key);
    return looseSignature(
      content,
      [signer.der],
      [{ signer, attributes, digest: algorithmId("1.2.840.113549.2.5", nothing()), value }],
    );
  }),
} satisfies HostileCase;
