import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "The certificate of a mail writer",
  verdict: "signer-purpose",
  make: bySigner({ purposes: ["1.3.6.1.5.5.7.3.4"] }),
} satisfies HostileCase;
