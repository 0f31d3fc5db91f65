import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A signer whose signature value is empty",
  verdict: "signature-bad",
  make: withPart(() => ({ value: () => Buffer.alloc(0) })),
} satisfies HostileCase;
