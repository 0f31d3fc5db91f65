import { TAG } from "../../../src/bundle/cms/der.ts";
import { sequence, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { by, signedBy } from "../../support/signature-case.ts";
import { looseCertificate, testExtension, testName } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A key identifier of an authority of that name and number, which another one issued",
  verdict: "signer-unknown",
  make: signedBy((content, { root }) => {
    const issuer = tlv(TAG.context1, tlv(TAG.context4, testName("another")));
    const number = tlv(TAG.context2Primitive, root.certificate.serial.subarray(2));
    const extra = [testExtension(OID.authorityKeyId, false, sequence(issuer, number))];
    return by(content, looseCertificate({ issuer: root, extra }));
  }),
} satisfies HostileCase;
