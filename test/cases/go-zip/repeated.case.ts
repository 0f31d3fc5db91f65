import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A toolchain zip with an entry twice",
  verdict: { tar: "zip-entry:repeated" },
  make: goZip([{ name: "x" }, { name: "x" }]),
} satisfies HostileCase;
