import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest of no bytes",
  verdict: "manifest-invalid",
  make: signedText(() => ""),
} satisfies HostileCase;
