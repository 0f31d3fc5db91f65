import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookup } from "../../support/hostile-log.ts";

export default {
  row: 19,
  says: "A carried checksum database with a number that is not exact",
  verdict: { tar: "log-record" },
  make: bentLog(inLookup((text) => text.replace(/^\d+/, "9007199254740993"))),
} satisfies HostileCase;
