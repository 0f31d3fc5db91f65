import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest that is null",
  verdict: "manifest-invalid:document: not-an-object",
  make: signedText(() => "null\n"),
} satisfies HostileCase;
