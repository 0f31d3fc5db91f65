import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with an unknown field before the known ones",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('{\n  "schema"', '{\n  "a": 1,\n  "schema"')),
} satisfies HostileCase;
