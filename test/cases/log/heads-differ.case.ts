import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookup } from "../../support/hostile-log.ts";

export default {
  row: 13,
  says: "A carried checksum database with two heads",
  verdict: { tar: "log-signature" },
  make: bentLog(inLookup((text) => `${text}\u2014 other.test AAAAAAAA\n`)),
} satisfies HostileCase;
