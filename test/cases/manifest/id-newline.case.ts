import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 20,
  says: "A signed manifest with a line end in an id",
  verdict: "manifest-invalid:components[0].id: not-a-label",
  make: signedText((text) => text.replace(/"id": "[^"]*"/, () => '"id": "a\\nb"')),
} satisfies HostileCase;
