import { oid, sequence, setOf } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "Signed attributes without the digest",
  verdict: "cms-profile",
  make: withPart(() => ({ attributes: setOf([sequence(oid(OID.contentType), setOf([oid(OID.data)]))]) })),
} satisfies HostileCase;
