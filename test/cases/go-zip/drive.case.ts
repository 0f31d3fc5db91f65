import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a drive in a name",
  verdict: { tar: "entry-path:separator" },
  make: goZip([{ name: "C:evil" }]),
} satisfies HostileCase;
