import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest with the line ends of Windows",
  verdict: "manifest-invalid",
  make: signedText((text) => text.replaceAll("\n", "\r\n")),
} satisfies HostileCase;
