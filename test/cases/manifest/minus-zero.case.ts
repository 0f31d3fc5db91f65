import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a size of -0",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace(/"size": 0/, () => '"size": -0')),
} satisfies HostileCase;
