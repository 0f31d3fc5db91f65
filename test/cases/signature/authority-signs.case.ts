import { OID } from "../../../src/bundle/cms/oid.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "An authority signs the bundle itself",
  verdict: "signer-purpose",
  make: bySigner({ authority: true, keyUsage: 0x86, purposes: [OID.codeSigning] }),
} satisfies HostileCase;
