import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 17,
  says: "A signed manifest with a path at the place of another component",
  verdict: "manifest-invalid",
  make: signedText((text) => text.replace('"files/a.txt"', '"scripts/post-apply/2-evil.sh"')),
} satisfies HostileCase;
