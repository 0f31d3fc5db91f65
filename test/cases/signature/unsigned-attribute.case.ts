import { TAG } from "../../../src/bundle/cms/der.ts";
import { nothing, oid, sequence, setOf, small, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, contentInfo, looseSignerInfo } from "../../support/loose-cms.ts";
import { loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "An attribute that nobody signed",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => {
    const signer = loose(identity);
    const info = readTree(looseSignerInfo(content, { signer }));
    info.parts?.push(readTree(tlv(TAG.context1, sequence(oid("1.2.3"), setOf([nothing()])))));
    return contentInfo(
      small(1),
      setOf([algorithmId(OID.sha256)]),
      sequence(oid(OID.data)),
      tlv(TAG.context0, signer.der),
      setOf([writeTree(info)]),
    );
  }),
} satisfies HostileCase;
