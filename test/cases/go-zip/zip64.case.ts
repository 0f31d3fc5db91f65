import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with the sizes of zip64",
  verdict: { tar: "zip-entry:extra-field" },
  make: goZip([
    { name: "x", extra: Buffer.from("010010000100000000000000010000000000000000", "hex").subarray(0, 20) },
  ]),
} satisfies HostileCase;
