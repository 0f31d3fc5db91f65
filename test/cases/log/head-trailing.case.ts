import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookups } from "../../support/hostile-log.ts";

export default {
  row: 3,
  says: "A carried checksum database with text behind the signature of its head",
  verdict: { tar: "log-signature" },
  make: bentLog(inLookups((text) => `${text}boo\n`)),
} satisfies HostileCase;
