import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { goodAttributes } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "Signed attributes in another order than that of DER",
  verdict: "cms-profile",
  make: withPart((content) => {
    const attributes = readTree(goodAttributes(content));
    attributes.parts?.reverse();
    return { attributes: writeTree(attributes) };
  }),
} satisfies HostileCase;
