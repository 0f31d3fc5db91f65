import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with an empty segment in a name",
  verdict: { tar: "entry-path:element" },
  make: goZip([{ name: "a//x" }]),
} satisfies HostileCase;
