import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a number that has a fraction of zero",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": 1.0,')),
} satisfies HostileCase;
