import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "Names in an unknown field that are not in the order of their bytes",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace(/\n\}\n$/, () => ',\n  "x": {"b": 1, "a": 1}\n}\n')),
} satisfies HostileCase;
