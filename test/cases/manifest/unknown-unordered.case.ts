import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with unknown fields that are not in order",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "y": 1,\n  "x": 1\n}\n')),
} satisfies HostileCase;
