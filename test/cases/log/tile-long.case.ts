import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 3,
  says: "A carried checksum database with a byte behind a tile",
  verdict: { tar: "log-proof" },
  make: bentLog((files) =>
    files.set(
      "tile/8/0/001.p/46",
      Buffer.concat([files.get("tile/8/0/001.p/46") ?? Buffer.of(), Buffer.of(0)]),
    ),
  ),
} satisfies HostileCase;
