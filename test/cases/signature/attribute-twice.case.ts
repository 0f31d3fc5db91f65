import { hash } from "node:crypto";
import { octets, oid, sequence, setOf } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "Two attributes with a digest, one of them right",
  verdict: "cms-profile",
  make: withPart((content) => ({
    attributes: setOf([
      sequence(oid(OID.contentType), setOf([oid(OID.data)])),
      sequence(oid(OID.messageDigest), setOf([octets(hash("sha256", content, "buffer"))])),
      sequence(oid(OID.messageDigest), setOf([octets(Buffer.alloc(32))])),
    ]),
  })),
} satisfies HostileCase;
