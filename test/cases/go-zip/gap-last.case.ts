import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A toolchain zip with bytes before its directory",
  verdict: { tar: "zip-format:gap" },
  make: goZip([{ name: "x", gap: Buffer.from("boo") }]),
} satisfies HostileCase;
