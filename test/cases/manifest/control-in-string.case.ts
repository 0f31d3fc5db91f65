import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a line end inside a string",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => text.replace(/"sample"/, () => '"sam\nple"')),
} satisfies HostileCase;
