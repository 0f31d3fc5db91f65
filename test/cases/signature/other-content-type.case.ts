import { hash } from "node:crypto";
import { octets, oid, sequence, setOf } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "Signed as a time stamp, not as data",
  verdict: "cms-profile",
  make: withPart((content) => ({
    attributes: setOf([
      sequence(oid(OID.contentType), setOf([oid("1.2.840.113549.1.9.16.1.4")])),
      sequence(oid(OID.messageDigest), setOf([octets(hash("sha256", content, "buffer"))])),
    ]),
  })),
} satisfies HostileCase;
