import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with an escape that JSON does not have",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => text.replace(/"sample"/, () => '"s\\x61mple"')),
} satisfies HostileCase;
