import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with an infinite number in an unknown field",
  verdict: "manifest-invalid:document: not-a-safe-integer",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": 1e999\n}\n')),
} satisfies HostileCase;
