import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest on one line",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => JSON.stringify(JSON.parse(text))),
} satisfies HostileCase;
