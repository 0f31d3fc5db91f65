import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest that speaks of an app called __proto__",
  verdict: "manifest-invalid:proof: not-stated __proto__",
  make: signedText((text) => text.replace('"holds": {}', '"holds": {"__proto__": ["vendor"]}')),
} satisfies HostileCase;
