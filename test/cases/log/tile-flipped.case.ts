import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";
import { flipped } from "../../support/surgery.ts";

export default {
  row: 1,
  says: "A carried checksum database with a flipped bit in a tile",
  verdict: { tar: "log-proof" },
  make: bentLog((files) => files.set("tile/8/0/000", flipped(files.get("tile/8/0/000") ?? Buffer.of(0), 5))),
} satisfies HostileCase;
