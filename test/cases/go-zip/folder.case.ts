import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with an entry for a folder",
  verdict: { tar: "toolchain-content:folder" },
  make: goZip([{ name: "x/" }]),
} satisfies HostileCase;
