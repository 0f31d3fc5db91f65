import { generateKeyPairSync } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "An RSA key with the exponent 3",
  verdict: "signer-key",
  make: bySigner({ key: generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 }).privateKey }),
} satisfies HostileCase;
