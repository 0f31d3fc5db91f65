import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest with an unknown list of 10,001 elements",
  verdict: "manifest-invalid:document: list-length",
  make: signedText((text) =>
    text.replace(/\n\}\n$/, `,\n  "x": [${Array(10_001).fill("1").join(", ")}]\n}\n`),
  ),
} satisfies HostileCase;
