import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a fraction that is too small to be kept",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": 1.000000000000,')),
} satisfies HostileCase;
