import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A toolchain zip with a line end in a name",
  verdict: { tar: "entry-path:unseen-character" },
  make: goZip([{ name: "x\ny" }]),
} satisfies HostileCase;
