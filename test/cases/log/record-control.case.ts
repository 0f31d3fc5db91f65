import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookup } from "../../support/hostile-log.ts";

export default {
  row: 20,
  says: "A carried checksum database with a control character in a record",
  verdict: { tar: "log-record" },
  make: bentLog(inLookup((text) => text.replace(" ", " \u001b[31m"))),
} satisfies HostileCase;
