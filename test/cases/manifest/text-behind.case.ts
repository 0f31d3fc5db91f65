import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with text behind it",
  verdict: "manifest-invalid:document: not-json",
  make: signedText((text) => `${text}x`),
} satisfies HostileCase;
