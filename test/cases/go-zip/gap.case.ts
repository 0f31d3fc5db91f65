import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A toolchain zip with bytes between two entries",
  verdict: { tar: "zip-entry:offset" },
  make: goZip([{ name: "x", gap: Buffer.from("boo") }, { name: "y" }]),
} satisfies HostileCase;
