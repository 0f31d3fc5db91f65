import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with an encrypted entry",
  verdict: { tar: "zip-entry:flags" },
  make: goZip([{ name: "x", content: "x", flags: 9 }]),
} satisfies HostileCase;
