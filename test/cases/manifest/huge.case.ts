import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 16,
  says: "A signed manifest of 65 MiB",
  verdict: { tar: "header-odd", folder: "not-a-bundle" },
  make: signedText((text) => text + " ".repeat(65 * 1024 * 1024)),
} satisfies HostileCase;
