import { nothing } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "An ECDSA signature under the name of RSA",
  verdict: "cms-profile",
  make: withPart(() => ({ algorithm: algorithmId(OID.rsa, nothing()) })),
} satisfies HostileCase;
