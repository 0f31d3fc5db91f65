import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A toolchain zip with a name of a hundred folders",
  verdict: { tar: "entry-path:too-deep" },
  make: goZip([{ name: `${"d/".repeat(100)}x` }]),
} satisfies HostileCase;
