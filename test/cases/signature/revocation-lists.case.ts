import { TAG } from "../../../src/bundle/cms/der.ts";
import { oid, sequence, setOf, small, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, contentInfo, looseSignerInfo } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A certificate revocation list inside",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => {
    const signer = loose(identity);
    return contentInfo(
      small(1),
      setOf([algorithmId(OID.sha256)]),
      sequence(oid(OID.data)),
      tlv(TAG.context0, signer.der),
      tlv(TAG.context1, sequence()),
      setOf([looseSignerInfo(content, { signer })]),
    );
  }),
} satisfies HostileCase;
