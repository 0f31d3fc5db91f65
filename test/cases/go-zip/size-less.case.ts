import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A toolchain zip with an entry that inflates to more than it says",
  verdict: { tar: "zip-entry:deflate" },
  make: goZip([{ name: "x", content: "x".repeat(1000), size: 10 }]),
} satisfies HostileCase;
