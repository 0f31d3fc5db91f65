import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, LOOKUP } from "../../support/hostile-log.ts";

export default {
  row: 6,
  says: "A tile of a checksum database in place of an answer",
  verdict: { tar: "log-record" },
  make: bentLog((files) => files.set(LOOKUP, files.get("tile/8/0/000") ?? Buffer.of())),
} satisfies HostileCase;
