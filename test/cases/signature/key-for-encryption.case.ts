import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "A key for encryption alone",
  verdict: "signer-purpose",
  make: bySigner({ keyUsage: 0x20 }),
} satisfies HostileCase;
