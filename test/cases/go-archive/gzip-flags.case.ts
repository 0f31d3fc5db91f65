import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with reserved flags in its gzip header",
  verdict: { tar: "archive-format:flags" },
  make: bentGzip((gz) => Buffer.concat([gz.subarray(0, 3), Buffer.of(0x20), gz.subarray(4)])),
} satisfies HostileCase;
