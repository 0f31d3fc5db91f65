import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "The certificate of a web server: another purpose",
  verdict: "signer-purpose",
  make: bySigner({ keyUsage: 0xa0, purposes: ["1.3.6.1.5.5.7.3.1"] }),
} satisfies HostileCase;
