import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a name that is not marked as UTF-8",
  verdict: { tar: "zip-entry:name-encoding" },
  make: goZip([{ name: "\u00e9", flags: 8 }]),
} satisfies HostileCase;
