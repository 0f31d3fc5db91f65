import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A toolchain zip with a file that another needs as a folder",
  verdict: { tar: "entry-path:collision" },
  make: goZip([{ name: "x" }, { name: "x/y" }]),
} satisfies HostileCase;
