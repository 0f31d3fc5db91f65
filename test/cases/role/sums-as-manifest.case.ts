import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";
import { sampleBundle } from "../../support/sample-bundle.ts";

export default {
  row: 6,
  says: "Signed checksums in place of the manifest",
  verdict: "manifest-invalid:document: number-too-long",
  make: signedText(() => sampleBundle().stored[0]?.content ?? ""),
} satisfies HostileCase;
