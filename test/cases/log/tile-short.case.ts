import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 2,
  says: "A carried checksum database with a tile that is too short",
  verdict: { tar: "log-proof" },
  make: bentLog((files) =>
    files.set("tile/8/0/000", (files.get("tile/8/0/000") ?? Buffer.of(0)).subarray(0, -1)),
  ),
} satisfies HostileCase;
