import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A toolchain zip with an entry that inflates to less than it says",
  verdict: { tar: "zip-entry:size" },
  make: goZip([{ name: "x", content: "x".repeat(1000), size: 2000 }]),
} satisfies HostileCase;
