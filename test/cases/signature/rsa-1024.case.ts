import { generateKeyPairSync } from "node:crypto";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "An RSA key of 1024 bits",
  verdict: "signer-key",
  make: bySigner({ key: generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey }),
} satisfies HostileCase;
