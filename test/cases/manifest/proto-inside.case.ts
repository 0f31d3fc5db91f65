import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the name __proto__ inside an unknown field",
  verdict: "manifest-invalid:document: field-name",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": {"__proto__": {"x": 1}}\n}\n')),
} satisfies HostileCase;
