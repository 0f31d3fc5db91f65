import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, LOOKUP } from "../../support/hostile-log.ts";

export default {
  row: 16,
  says: "A carried checksum database with an answer of a megabyte",
  verdict: { tar: "manifest-invalid" },
  make: bentLog((files) => files.set(LOOKUP, Buffer.alloc(1024 * 1024, "x"))),
} satisfies HostileCase;
