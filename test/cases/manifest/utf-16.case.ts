import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest in UTF-16",
  verdict: "manifest-invalid",
  make: signedText((text) => Buffer.from(text, "utf16le")),
} satisfies HostileCase;
