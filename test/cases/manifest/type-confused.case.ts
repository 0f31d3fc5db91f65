import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a text for a number",
  verdict: "manifest-invalid:sequence: not-a-sequence",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": "1",')),
} satisfies HostileCase;
