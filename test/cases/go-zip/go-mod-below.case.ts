import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A toolchain zip with a go.mod below its top",
  verdict: { tar: "toolchain-content:go.mod" },
  make: goZip([{ name: "x/go.mod", content: "module y\n" }]),
} satisfies HostileCase;
