import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with two fields in another order",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) =>
    text.replace(/ {2}("name": [^\n]*)\n {2}("sequence": [^\n]*)\n/, "  $2\n  $1\n"),
  ),
} satisfies HostileCase;
