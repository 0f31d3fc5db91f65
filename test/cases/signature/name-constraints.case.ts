import { generateKeyPairSync } from "node:crypto";
import { TAG } from "../../../src/bundle/cms/der.ts";
import { oid, sequence, setOf, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate, testCertificate, testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "An authority limited to certain names, not even marked as critical",
  verdict: "certificate-invalid",
  make: signedBy((content, { root }) => {
    const name = sequence(
      setOf([sequence(oid("2.5.4.3"), tlv(TAG.utf8String, Buffer.from("somebody else")))]),
    );
    const permitted = sequence(tlv(TAG.context0, sequence(tlv(TAG.context4, name))));
    const extra = [testExtension(OID.nameConstraints, false, permitted)];
    const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const plain = testCertificate({ name: "authority", issuer: root, authority: true, key });
    const limited = looseCertificate({ name: "authority", issuer: root, authority: true, key, extra });
    return by(content, looseCertificate({ issuer: plain }), limited.der);
  }),
} satisfies HostileCase;
