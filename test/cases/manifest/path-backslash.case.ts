import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 17,
  says: "A signed manifest with a path with a backslash",
  verdict: "manifest-invalid:members[2].path: not-a-member-path",
  make: signedText((text) => text.replace('"files/a.txt"', '"files\\\\..\\\\a.txt"')),
} satisfies HostileCase;
