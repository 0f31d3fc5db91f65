import type { HostileCase } from "../../support/hostile-case.ts";
import { signedBy } from "../../support/signature-case.ts";

export default {
  row: 6,
  says: "A signature of no bytes",
  verdict: "unsigned",
  make: signedBy(() => Buffer.alloc(0)),
} satisfies HostileCase;
