import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with a byte that is no UTF-8",
  verdict: "manifest-invalid:document: not-utf-8",
  make: signedText((text) => Buffer.concat([Buffer.from(text), Buffer.of(0xff)])),
} satisfies HostileCase;
