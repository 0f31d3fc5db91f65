import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with half a character in an id",
  verdict: "manifest-invalid:components[0].id: not-a-label",
  make: signedText((text) => text.replace(/"id": "[^"]*"/, () => '"id": "a\\udc00"')),
} satisfies HostileCase;
