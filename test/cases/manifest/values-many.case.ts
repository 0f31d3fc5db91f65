import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest of five million values, ten megabytes in all",
  verdict: { tar: "manifest-invalid:document: too-many-values" },
  make: signedText((text) =>
    text.replace(/\n\}\n$/, `,\n  "x": [${Array(5_000_000).fill("1").join(",")}]\n}\n`),
  ),
} satisfies HostileCase;
