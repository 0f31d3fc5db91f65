import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a comma behind its last field",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => text.replace(/\n\}\n$/, ",\n}\n")),
} satisfies HostileCase;
