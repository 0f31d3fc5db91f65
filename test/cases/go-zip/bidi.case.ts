import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A toolchain zip with a character in a name that turns the direction of text",
  verdict: { tar: "entry-path:unseen-character" },
  make: goZip([{ name: "x\u202ey" }]),
} satisfies HostileCase;
