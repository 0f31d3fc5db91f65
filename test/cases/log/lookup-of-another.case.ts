import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, LOOKUP } from "../../support/hostile-log.ts";

export default {
  row: 13,
  says: "A carried checksum database with the answer for another module in place of one",
  verdict: { tar: "log-record" },
  make: bentLog((files) => files.set(LOOKUP, files.get("lookup/example.test/b@v1.0.0") ?? Buffer.of())),
} satisfies HostileCase;
