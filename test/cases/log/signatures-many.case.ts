import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookups } from "../../support/hostile-log.ts";

export default {
  row: 16,
  says: "A carried checksum database with a thousand signatures of others under its head",
  verdict: { tar: "log-signature" },
  make: bentLog(inLookups((text) => text + "\u2014 other.test AAAAAAAA\n".repeat(1000))),
} satisfies HostileCase;
