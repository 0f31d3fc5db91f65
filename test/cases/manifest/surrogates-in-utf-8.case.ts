import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with surrogates in UTF-8",
  verdict: "manifest-invalid:document: not-utf-8",
  make: signedText((text) => Buffer.from(text.replace("a.txt", "\xed\xa0\x80"), "latin1")),
} satisfies HostileCase;
