import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a name that is not UTF-8",
  verdict: { tar: "zip-entry:name" },
  make: goZip([{ name: "x\ufffd" }]),
} satisfies HostileCase;
