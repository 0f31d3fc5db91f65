import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a needless escape",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace(/"sample"/, () => '"s\\u0061mple"')),
} satisfies HostileCase;
