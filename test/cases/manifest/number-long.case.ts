import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest with a number of a million digits",
  verdict: "manifest-invalid:document: number-too-long",
  make: signedText((text) => text.replace('"sequence": 1,', `"sequence": ${"1".repeat(1_000_000)},`)),
} satisfies HostileCase;
