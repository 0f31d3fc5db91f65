import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with another name in an extra field",
  verdict: { tar: "zip-entry:extra-field" },
  make: goZip([{ name: "x", extra: Buffer.from("757005000100000000", "hex") }]),
} satisfies HostileCase;
