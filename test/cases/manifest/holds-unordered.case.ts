import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 19,
  says: "Names that are data and not in the order of their bytes",
  verdict: "manifest-invalid:document: not-in-canonical-form",
  make: signedText((text) => text.replace('"holds": {}', '"holds": {"b": ["modules"], "a": ["modules"]}')),
} satisfies HostileCase;
