import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, LOOKUP } from "../../support/hostile-log.ts";

export default {
  row: 5,
  says: "A carried checksum database without the answer for a module",
  verdict: { tar: "log-missing" },
  make: bentLog((files) => files.delete(LOOKUP)),
} satisfies HostileCase;
