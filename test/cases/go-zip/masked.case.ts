import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with masked local headers",
  verdict: { tar: "zip-entry:flags" },
  make: goZip([{ name: "x", content: "x", flags: 0x2008 }]),
} satisfies HostileCase;
