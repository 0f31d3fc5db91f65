import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a number of no value",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => text.replace('"sequence": 1,', '"sequence": NaN,')),
} satisfies HostileCase;
