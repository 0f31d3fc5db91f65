import type { HostileCase } from "../../support/hostile-case.ts";
import { underAuthority } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "Under an authority that may make web servers only",
  verdict: "chain-invalid",
  make: underAuthority({ purposes: ["1.3.6.1.5.5.7.3.1"] }),
} satisfies HostileCase;
