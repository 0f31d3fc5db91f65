import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest that is 17 levels deep",
  verdict: "manifest-invalid:document: too-deep",
  make: signedText((text) => text.replace(/\n\}\n$/, `,\n  "x": ${"[".repeat(16)}${"]".repeat(16)}\n}\n`)),
} satisfies HostileCase;
