import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "A signed manifest of another edition",
  verdict: "manifest-invalid:schema: not-one-of gobundle/manifest/1",
  make: signedText((text) => text.replace("gobundle/manifest/1", "gobundle/manifest/2")),
} satisfies HostileCase;
