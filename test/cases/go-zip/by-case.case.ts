import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A toolchain zip with two names that differ by case alone",
  verdict: { tar: "entry-path:collision" },
  make: goZip([{ name: "a/x" }, { name: "A/x" }]),
} satisfies HostileCase;
