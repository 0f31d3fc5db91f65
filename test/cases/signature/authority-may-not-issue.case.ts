import type { HostileCase } from "../../support/hostile-case.ts";
import { underAuthority } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "Under an authority whose key may not sign certificates",
  verdict: "chain-invalid",
  make: underAuthority({ keyUsage: 0x80 }),
} satisfies HostileCase;
