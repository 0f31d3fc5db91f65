import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest with an unknown string of 4097 bytes",
  verdict: "manifest-invalid:document: string-too-long",
  make: signedText((text) => text.replace(/\n\}\n$/, `,\n  "x": "${"a".repeat(4097)}"\n}\n`)),
} satisfies HostileCase;
