import { oid, sequence, setOf } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { readTree, writeTree } from "../../support/der-tree.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { goodAttributes } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A countersignature among what is signed",
  verdict: "cms-profile",
  make: withPart((content) => {
    const attributes = readTree(goodAttributes(content));
    const counter = sequence(oid(OID.counterSignature), setOf([sequence()]));
    return { attributes: setOf([...(attributes.parts ?? []).map(writeTree), counter]) };
  }),
} satisfies HostileCase;
