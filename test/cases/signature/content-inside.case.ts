import { TAG } from "../../../src/bundle/cms/der.ts";
import { octets, oid, sequence, setOf, small, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, contentInfo, looseSignerInfo } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A good signature that brings other content along",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => {
    const signer = loose(identity);
    const inside = tlv(TAG.context0, octets(Buffer.from("something else")));
    return contentInfo(
      small(1),
      setOf([algorithmId(OID.sha256)]),
      sequence(oid(OID.data), inside),
      tlv(TAG.context0, signer.der),
      setOf([looseSignerInfo(content, { signer })]),
    );
  }),
} satisfies HostileCase;
