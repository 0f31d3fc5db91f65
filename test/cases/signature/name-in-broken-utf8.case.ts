import { TAG } from "../../../src/bundle/cms/der.ts";
import { allNodes, readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { resignedCertificate, signedPart } from "../../support/loose-cms.ts";
import { by, signedBy } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A certificate with a name that is not UTF-8",
  verdict: "certificate-invalid",
  make: signedBy((content, { identity, root }) => {
    const tbs = readTree(signedPart(identity.certificate.der));
    for (const node of allNodes(tbs)) if (node.tag === TAG.utf8String) node.body = Buffer.from([0xc3]);
    const der = resignedCertificate(identity.certificate.der, writeTree(tbs), root);
    return by(content, { der, key: identity.key });
  }),
} satisfies HostileCase;
