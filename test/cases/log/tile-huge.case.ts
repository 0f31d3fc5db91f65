import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 16,
  says: "A carried checksum database with a tile of a megabyte",
  verdict: { tar: "manifest-invalid" },
  make: bentLog((files) => files.set("tile/8/0/000", Buffer.alloc(1024 * 1024))),
} satisfies HostileCase;
