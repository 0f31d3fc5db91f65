import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a byte order mark",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => `\ufeff${text}`),
} satisfies HostileCase;
