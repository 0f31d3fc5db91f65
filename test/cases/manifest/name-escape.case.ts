import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 20,
  says: "A signed manifest whose name has an escape character in it",
  verdict: "manifest-invalid:name: not-a-bundle-name",
  make: signedText((text) => text.replace(/"sample"/, () => '"sam\\u001bple"')),
} satisfies HostileCase;
