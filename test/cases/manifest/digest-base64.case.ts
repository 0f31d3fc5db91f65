import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 9,
  says: "A signed manifest with a digest that is in base64",
  verdict: "manifest-invalid:members[1].sha256: not-a-sha256",
  make: signedText((text) =>
    text.replace(
      /("path": "scripts.*"sha256": ")([0-9a-f]*)/,
      (_, before: string, digest: string) => `${before}${Buffer.from(digest, "hex").toString("base64")}`,
    ),
  ),
} satisfies HostileCase;
