import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { testExtension } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "An extension whose value is BER",
  verdict: "certificate-invalid",
  make: bySigner({ extra: [testExtension("1.2.3.4", false, Buffer.from([0x30, 0x80, 0, 0]))] }),
} satisfies HostileCase;
