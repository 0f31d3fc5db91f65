import { sign } from "node:crypto";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "SHA-512 is named, a SHA-256 is stated",
  verdict: "signature-bad",
  make: withPart(() => ({
    digest: algorithmId(OID.sha512),
    algorithm: algorithmId(OID.ecdsaSha512),
    value: (signed, key) => sign("sha512", signed, key),
  })),
} satisfies HostileCase;
