import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "A certificate that does not say what its key is for",
  verdict: "signer-purpose",
  make: bySigner({ keyUsage: "none" }),
} satisfies HostileCase;
