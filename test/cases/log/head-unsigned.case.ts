import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookups } from "../../support/hostile-log.ts";

export default {
  row: 6,
  says: "A carried checksum database whose head nobody signed",
  verdict: { tar: "log-signature" },
  make: bentLog(inLookups((text) => text.replace(/\n\u2014 .*\n$/, "\n"))),
} satisfies HostileCase;
