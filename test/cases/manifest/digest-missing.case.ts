import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 9,
  says: "A signed manifest without the field for a digest",
  verdict: "manifest-invalid:members[1]: missing sha256",
  make: signedText((text) => text.replace(/("path": "scripts.*), "sha256": "[0-9a-f]*"/, "$1")),
} satisfies HostileCase;
