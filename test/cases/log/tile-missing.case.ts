import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 5,
  says: "A carried checksum database without a tile",
  verdict: { tar: "log-missing" },
  make: bentLog((files) => files.delete("tile/8/0/001.p/46")),
} satisfies HostileCase;
