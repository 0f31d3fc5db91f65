import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a name twice",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": 1,\n  "sequence": 1,')),
} satisfies HostileCase;
