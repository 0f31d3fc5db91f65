import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A toolchain zip with two entries over the same bytes",
  verdict: { tar: "zip-entry:offset" },
  make: goZip([
    { name: "x", content: "x" },
    { name: "y", content: "y", centralOffset: 0 },
  ]),
} satisfies HostileCase;
