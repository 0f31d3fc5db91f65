import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a name that leads above",
  verdict: { tar: "entry-path:element" },
  make: goZip([{ name: "../../evil" }]),
} satisfies HostileCase;
