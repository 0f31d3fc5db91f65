import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A toolchain zip with a stored entry whose sizes differ",
  verdict: { tar: "zip-entry:size" },
  make: goZip([{ name: "x", content: "x", stored: true, size: 9 }]),
} satisfies HostileCase;
