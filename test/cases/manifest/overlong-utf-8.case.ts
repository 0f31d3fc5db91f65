import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a slash in two bytes",
  verdict: "manifest-invalid:document: not-utf-8",
  make: signedText((text) => Buffer.from(text.replace("a.txt", "\xc0\xaf"), "latin1")),
} satisfies HostileCase;
