import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest without its members",
  verdict: "manifest-invalid:document: missing members",
  make: signedText((text) => text.replace(/,\n {2}"members": \[[\s\S]*\]\n\}/, "\n}")),
} satisfies HostileCase;
