import { sequence, small } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A path length in a certificate that is no authority",
  verdict: "certificate-invalid",
  make: bySigner({ extra: [testExtension(OID.basicConstraints, true, sequence(small(0)))] }),
} satisfies HostileCase;
