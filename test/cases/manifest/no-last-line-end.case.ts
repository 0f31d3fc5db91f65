import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest without its last line end",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.trimEnd()),
} satisfies HostileCase;
