import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 5,
  says: "A carried checksum database without the file that says so",
  verdict: { tar: "log-missing" },
  make: bentLog((files) => files.delete("supported")),
} satisfies HostileCase;
