import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a critical field that nobody knows",
  verdict: "manifest-invalid:critical: unknown delta",
  make: signedText((text) => text.replace('"critical": []', '"critical": ["delta"]')),
} satisfies HostileCase;
