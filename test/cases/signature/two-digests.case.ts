import { sign } from "node:crypto";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "The digest and the signature algorithm disagree",
  verdict: "cms-profile",
  make: withPart(() => ({
    algorithm: algorithmId(OID.ecdsaSha384),
    value: (signed, key) => sign("sha384", signed, key),
  })),
} satisfies HostileCase;
