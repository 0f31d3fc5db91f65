import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with half a character in an unknown string",
  verdict: "manifest-invalid:document: lone-surrogate",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": "\\ud800"\n}\n')),
} satisfies HostileCase;
