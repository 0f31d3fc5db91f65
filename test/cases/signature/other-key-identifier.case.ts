import { TAG } from "../../../src/bundle/cms/der.ts";
import { octets, sequence, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate, testCertificate, testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A key identifier that is not the one of the authority whose key signed",
  verdict: "signer-unknown",
  make: signedBy((content, { root }) => {
    const own = [testExtension(OID.subjectKeyId, false, octets(Buffer.alloc(20, 2)))];
    const authority = testCertificate({ name: "authority", issuer: root, authority: true, extra: own });
    const other = sequence(tlv(TAG.context0Primitive, Buffer.alloc(20, 3)));
    const extra = [testExtension(OID.authorityKeyId, false, other)];
    return by(content, looseCertificate({ issuer: authority, extra }), authority.certificate.der);
  }),
} satisfies HostileCase;
