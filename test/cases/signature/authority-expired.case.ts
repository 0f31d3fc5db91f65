import type { HostileCase } from "../../support/hostile-case.ts";
import { underAuthority } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "An authority on the way has run out",
  verdict: "signer-expired",
  make: underAuthority({ notAfter: new Date(TEST_NOW.getTime() - 1000) }),
} satisfies HostileCase;
