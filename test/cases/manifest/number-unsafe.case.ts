import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the number 2^53+1, which readers round",
  verdict: "manifest-invalid:sequence: not-a-sequence",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": 9007199254740993,')),
} satisfies HostileCase;
