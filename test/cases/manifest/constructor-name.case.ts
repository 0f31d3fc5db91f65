import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the fields of a constructor in place of those of an object",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) =>
    text.replace('"sequence": 1,', '"sequence": 1,\n  "constructor": {"prototype": {"sequence": 9}},'),
  ),
} satisfies HostileCase;
