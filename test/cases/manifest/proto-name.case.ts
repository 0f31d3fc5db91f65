import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the name __proto__",
  verdict: "manifest-invalid:document: field-name",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "__proto__": {"sequence": 9}\n}\n')),
} satisfies HostileCase;
