import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

const names = Array.from({ length: 10_001 }, (_, at) => `"f${String(at).padStart(5, "0")}": 1`);

export default {
  row: 16,
  says: "A signed manifest with an unknown object of 10,001 fields",
  verdict: "manifest-invalid:document: list-length",
  make: signedText((text) => text.replace(/\n\}\n$/, `,\n  "x": {${names.join(", ")}}\n}\n`)),
} satisfies HostileCase;
