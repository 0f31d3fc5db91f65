import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the number 2^53+1 in an unknown field",
  verdict: "manifest-invalid:document: not-a-safe-integer",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": 9007199254740993\n}\n')),
} satisfies HostileCase;
