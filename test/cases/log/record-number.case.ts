import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookup } from "../../support/hostile-log.ts";

export default {
  row: 4,
  says: "A carried checksum database with another number on a record",
  verdict: { tar: "log-record" },
  make: bentLog(inLookup((text) => text.replace(/^\d+/, "3"))),
} satisfies HostileCase;
