import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest that is 100,000 levels deep",
  verdict: { tar: "manifest-invalid:document: too-deep" },
  make: signedText((text) =>
    text.replace(/\n\}\n$/, `,\n  "x": ${"[".repeat(100_000)}${"]".repeat(100_000)}\n}\n`),
  ),
} satisfies HostileCase;
