import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip whose local header has another name (uv CVE-2025-54368)",
  verdict: { tar: "zip-entry:local-header" },
  make: goZip([{ name: "src/x", localName: "src/y", content: "x" }]),
} satisfies HostileCase;
