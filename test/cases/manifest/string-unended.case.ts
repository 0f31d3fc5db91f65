import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest with a string that is too long, and never ends: no parser is asked",
  verdict: "manifest-invalid:document: string-too-long",
  make: signedText(() => `{"${"x".repeat(30_000)}`),
} satisfies HostileCase;
