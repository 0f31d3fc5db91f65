import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest with 10,001 targets",
  verdict: "manifest-invalid:targets: list-length",
  make: signedText((text) => {
    const targets = Array.from({ length: 10_001 }, (_, at) => `"linux/a${at}"`);
    return text.replace(/"targets": \[[^\]]*\]/, `"targets": [${targets.join(", ")}]`);
  }),
} satisfies HostileCase;
