import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 6,
  says: "A signed policy of a host in place of the manifest",
  verdict: "manifest-invalid:document: not-json",
  make: signedText(() => "names:\n  - sample\n"),
} satisfies HostileCase;
