import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a NUL in a name",
  verdict: { tar: "zip-entry:name" },
  make: goZip([{ name: "x\0y" }]),
} satisfies HostileCase;
