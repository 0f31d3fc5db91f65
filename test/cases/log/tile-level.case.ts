import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 17,
  says: "A carried checksum database with a tile of a level that no tree has",
  verdict: { tar: "log-proof" },
  make: bentLog((files) => files.set("tile/8/63/000", Buffer.alloc(8192))),
} satisfies HostileCase;
