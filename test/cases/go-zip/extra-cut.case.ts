import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A toolchain zip with an extra field that ends too early",
  verdict: { tar: "zip-entry:extra-field" },
  make: goZip([{ name: "x", extra: Buffer.from("555409", "hex") }]),
} satisfies HostileCase;
