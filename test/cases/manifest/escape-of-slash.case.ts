import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with an escaped slash",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('"linux/amd64"', () => '"linux\\/amd64"')),
} satisfies HostileCase;
