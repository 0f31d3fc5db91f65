import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "A certificate for any purpose names none",
  verdict: "signer-purpose",
  make: bySigner({ purposes: [OID.anyPurpose] }),
} satisfies HostileCase;
