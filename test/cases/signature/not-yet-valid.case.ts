import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { TEST_NOW } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A signer whose certificate begins a second later",
  verdict: "signer-not-yet-valid",
  make: bySigner({ notBefore: new Date(TEST_NOW.getTime() + 1000) }),
} satisfies HostileCase;
