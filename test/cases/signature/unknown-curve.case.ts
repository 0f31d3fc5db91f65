import { generateKeyPairSync } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A key on a curve that is not in the profile",
  verdict: "signer-key",
  make: bySigner({ key: generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey }),
} satisfies HostileCase;
