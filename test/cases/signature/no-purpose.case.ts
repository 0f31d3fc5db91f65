import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "A certificate without a purpose",
  verdict: "signer-purpose",
  make: bySigner({ purposes: [] }),
} satisfies HostileCase;
