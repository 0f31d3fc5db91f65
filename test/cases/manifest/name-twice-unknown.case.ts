import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with an unknown name twice",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": {"a": 1, "a": 2}\n}\n')),
} satisfies HostileCase;
