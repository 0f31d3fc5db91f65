import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookups } from "../../support/hostile-log.ts";

export default {
  row: 1,
  says: "A carried checksum database whose signed head states another size",
  verdict: { tar: "log-signature" },
  make: bentLog(inLookups((text) => text.replace(/tree\n\d+/, "tree\n3"))),
} satisfies HostileCase;
