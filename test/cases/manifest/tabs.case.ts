import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest indented by tabs",
  verdict: "manifest-invalid",
  make: signedText((text) => text.replaceAll("  ", "\t")),
} satisfies HostileCase;
