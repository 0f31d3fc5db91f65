import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a segment that no file system takes",
  verdict: { tar: "entry-path:too-long" },
  make: goZip([{ name: "x".repeat(300) }]),
} satisfies HostileCase;
