import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 20,
  says: "A signed manifest with a path with a character of no width",
  verdict: "manifest-invalid:members[2].path: not-a-member-path",
  make: signedText((text) => text.replace('"files/a.txt"', '"files/a\u200b.txt"')),
} satisfies HostileCase;
