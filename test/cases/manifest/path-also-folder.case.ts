import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 4,
  says: "A signed manifest with a file that another needs as a folder",
  verdict: "manifest-invalid",
  make: signedText((text) => text.replace('"files/c.bin"', '"files/a.txt/b"')),
} satisfies HostileCase;
