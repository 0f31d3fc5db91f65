import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a negative size",
  verdict: "manifest-invalid:members[3].size: not-a-size",
  make: signedText((text) => text.replace(/"size": 0/, () => '"size": -1')),
} satisfies HostileCase;
