import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, LOOKUP } from "../../support/hostile-log.ts";

export default {
  row: 6,
  says: "An answer of a checksum database in place of a tile",
  verdict: { tar: "log-proof" },
  make: bentLog((files) => files.set("tile/8/0/000", files.get(LOOKUP) ?? Buffer.of())),
} satisfies HostileCase;
