import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip packed by another method",
  verdict: { tar: "zip-entry:method" },
  make: goZip([{ name: "x", content: "x", method: 12 }]),
} satisfies HostileCase;
