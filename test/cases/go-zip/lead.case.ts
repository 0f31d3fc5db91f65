import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A toolchain zip with bytes before its first entry",
  verdict: { tar: "zip-entry:offset" },
  make: goZip([], { lead: Buffer.from("boo") }),
} satisfies HostileCase;
