import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 4,
  says: "A signed manifest with an id twice",
  verdict: "manifest-invalid:components[2]: repeated",
  make: signedText((text) => text.replace(/"id": "b\/empty"/, '"id": "a.txt"')),
} satisfies HostileCase;
